package bourg.tenants.web;

import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import bourg.tenants.Page;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.Job;
import bourg.tenants.web.api.JobList;
import bourg.tenants.web.api.JobsApi;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators follow long work, stop it and take it up again. */
@RestController
class JobsController implements JobsApi {
    private final Jobs jobs;

    JobsController(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public JobList listJobs(@Nullable String cursor, Integer limit) {
        Caller.operator();
        UUID before = Cursor.decodeId(cursor);
        Page<bourg.tenants.Job> page = jobs.list(before == null ? null : new JobId(before), limit);
        JobList list = new JobList(page.items().stream().map(Views::job).toList());
        return page.more()
                ? list.nextCursor(Cursor.encode(page.items().getLast().id().value()))
                : list;
    }

    @Override
    public Job getJob(String jobId) {
        Caller.operator();
        return Views.job(require(jobId));
    }

    @Override
    public Job stopJob(String jobId) {
        Caller.operator();
        JobId id = require(jobId).id();
        jobs.stop(id);
        return Views.job(jobs.require(id));
    }

    @Override
    public Job resumeJob(String jobId) {
        Caller.operator();
        JobId id = require(jobId).id();
        jobs.resume(id);
        return Views.job(jobs.require(id));
    }

    private bourg.tenants.Job require(String jobId) {
        return JobId.parse(jobId)
                .flatMap(jobs::find)
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }
}
