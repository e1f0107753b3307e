package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.Cities;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows how far long work has come, stops it and takes it up again. */
@Controller
@OnSite(Area.OPERATOR)
class JobPages {
    private static final int PAGE = 50;

    private final Jobs jobs;
    private final Cities cities;

    JobPages(Jobs jobs, Cities cities) {
        this.jobs = jobs;
        this.cities = cities;
    }

    @GetMapping("/jobs")
    String list(@RequestParam(required = false) @Nullable String before, Model model) {
        Caller.operator();
        JobId start = before == null ? null : JobId.parse(before).orElseThrow(NotHere::new);
        model.addAttribute("jobs", jobs.list(start, PAGE));
        return "operator/jobs";
    }

    @GetMapping("/jobs/{id}")
    String job(@PathVariable String id, Model model) {
        Caller.operator();
        Job job = require(id);
        model.addAttribute("job", job);
        model.addAttribute("city", job.city() == null ? null : cities.require(job.city()));
        return "operator/job";
    }

    @PostMapping("/jobs/{id}/stop")
    String stop(@PathVariable String id) {
        Caller.operator();
        jobs.stop(require(id).id());
        return "redirect:/jobs/" + id;
    }

    @PostMapping("/jobs/{id}/resume")
    String resume(@PathVariable String id) {
        Caller.operator();
        jobs.resume(require(id).id());
        return "redirect:/jobs/" + id;
    }

    private Job require(String id) {
        return JobId.parse(id).flatMap(jobs::find).orElseThrow(NotHere::new);
    }
}
