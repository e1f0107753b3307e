package bourg.tenants.jobs;

import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import bourg.tenants.ErrorText;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.JobStopped;
import bourg.tenants.JobWork;
import bourg.tenants.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the right work done for a job, and writes down how it ended. */
@Component
class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String LOG_KEY = "job";

    private final Jobs jobs;
    private final JobRecords records;
    private final ObjectProvider<JobWork> works;

    JobRunner(Jobs jobs, JobRecords records, ObjectProvider<JobWork> works) {
        this.jobs = jobs;
        this.records = records;
        this.works = works;
    }

    void run(JobId id) {
        Job job = jobs.require(id);
        MDC.put(LOG_KEY, id.toString());
        try {
            if (job.state() == JobState.STOPPING) {
                records.stopped(id);
            } else if (job.state() == JobState.RUNNING) {
                work(job);
            }
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    private void work(Job job) {
        LOG.info("Job {} goes on at {} of {}", job.kind(), job.done(), job.total());
        try {
            inItsCity(job, works(job.kind()));
            records.done(job.id());
            LOG.info("Job {} is done", job.kind());
        } catch (JobStopped asAsked) {
            records.stopped(job.id());
            LOG.info("Job {} has stopped as asked", job.kind());
        } catch (RuntimeException failure) {
            records.trouble(job.id(), ErrorText.of(failure));
            throw failure;
        }
    }

    private JobWork works(String kind) {
        return works.stream()
                .filter(work -> work.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does jobs of kind " + kind));
    }

    private void inItsCity(Job job, JobWork work) {
        CityId city = job.city();
        if (city == null) {
            call(work, job);
        } else {
            CurrentCity.run(city, () -> call(work, job));
        }
    }

    private void call(JobWork work, Job job) {
        try {
            work.run(job, (done, total, note) -> records.report(job.id(), done, total, note));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Five failures in a row: somebody has to look. */
    void giveUp(JobId id) {
        records.failed(id);
        LOG.error("Job {} has failed and waits to be resumed", id);
    }
}
