package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.CityUpgrades;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows which cities are behind, and the waves that bring them up to date. */
@Controller
@OnSite(Area.OPERATOR)
class UpgradePages {
    private static final int WAVES = 20;

    private final CityUpgrades upgrades;
    private final Jobs jobs;

    UpgradePages(CityUpgrades upgrades, Jobs jobs) {
        this.upgrades = upgrades;
        this.jobs = jobs;
    }

    @GetMapping("/upgrades")
    String list(Model model) {
        Caller.operator();
        model.addAttribute("newest", upgrades.newest());
        model.addAttribute("behind", upgrades.behind());
        model.addAttribute("waves", upgrades.waves(WAVES));
        return "operator/upgrades";
    }

    @PostMapping("/upgrades")
    String start(Model model) {
        Caller.operator();
        Job wave = upgrades.start().orElse(null);
        if (wave != null) {
            return "redirect:/upgrades/" + wave.id();
        }
        model.addAttribute("busy", true);
        return list(model);
    }

    @GetMapping("/upgrades/{id}")
    String wave(@PathVariable String id, Model model) {
        Caller.operator();
        Job wave =
                JobId.parse(id)
                        .flatMap(jobs::find)
                        .filter(job -> job.kind().equals(CityUpgrades.KIND))
                        .orElseThrow(NotHere::new);
        model.addAttribute("wave", wave);
        model.addAttribute("cities", upgrades.of(wave.id()));
        return "operator/upgrade";
    }
}
