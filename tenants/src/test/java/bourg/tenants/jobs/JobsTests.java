package bourg.tenants.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.JobWork;
import bourg.tenants.Jobs;
import bourg.tenants.Page;
import bourg.tenants.Progress;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@CityTest
@ExtendWith(OutputCaptureExtension.class)
@Import({JobsTests.Counting.class, JobsTests.Failing.class})
class JobsTests {
    private final Jobs jobs;
    private final Counting counting;
    private final Failing failing;
    private final TestCities cities;

    JobsTests(
            @Autowired Jobs jobs,
            @Autowired Counting counting,
            @Autowired Failing failing,
            @Autowired TestCities cities) {
        this.jobs = jobs;
        this.counting = counting;
        this.failing = failing;
        this.cities = cities;
    }

    @BeforeEach
    void fresh() {
        counting.parts.clear();
        counting.cities.clear();
        counting.allowed.drainPermits();
    }

    @Test
    void aJobRunsToItsEndInItsCity() {
        CityId city = cities.quebec("valmont").id();
        counting.allowed.release(3);
        Job job = jobs.start(Counting.KIND, city, "3");

        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        Job done = awaitState(job.id(), JobState.DONE);
        assertThat(done.percent()).isEqualTo(100);
        assertThat(done.finishedAt()).isNotNull();
        assertThat(counting.parts).containsExactly(0, 1, 2);
        assertThat(counting.cities).containsOnly(Optional.of(city));
        assertThat(jobs.ofCity(city, Counting.KIND)).extracting(Job::id).containsExactly(job.id());
    }

    @Test
    void aStopEndsBetweenPartsAndAResumeGoesOnFromThere() {
        Job job = jobs.start(Counting.KIND, null, "3");
        counting.allowed.release();
        await().until(() -> counting.parts.size() == 1);
        jobs.stop(job.id());
        counting.allowed.release();

        Job stopped = awaitState(job.id(), JobState.STOPPED);
        assertThat(stopped.done()).isEqualTo(2);
        assertThat(counting.cities).containsOnly(Optional.empty());

        counting.allowed.release();
        jobs.resume(job.id());
        awaitState(job.id(), JobState.DONE);
        assertThat(counting.parts).containsExactly(0, 1, 2);
    }

    @Test
    void aFailureIsTriedAgainAndToldWithoutAddresses(CapturedOutput log) {
        failing.failuresLeft.set(1);
        Job job = jobs.start(Failing.KIND, null, "");
        await().until(() -> jobs.require(job.id()).error() != null);
        assertThat(jobs.require(job.id()).error())
                .isEqualTo("IllegalStateException: no answer from ***");

        Job done = awaitState(job.id(), JobState.DONE);
        assertThat(done.error()).isNull();
        assertThat(log)
                .contains("job failed, try 1", "no answer from ***")
                .doesNotContain("clerk@");
    }

    @Test
    void afterFiveFailuresItWaitsToBeResumed() {
        failing.failuresLeft.set(5);
        Job job = jobs.start(Failing.KIND, null, "");
        awaitState(job.id(), JobState.FAILED);
        assertThat(failing.failuresLeft).hasValue(0);

        jobs.resume(job.id());
        awaitState(job.id(), JobState.DONE);
    }

    @Test
    void jobsAreListedTheNewestFirst() {
        counting.allowed.release(2);
        Job older = jobs.start(Counting.KIND, null, "1");
        Job newer = jobs.start(Counting.KIND, null, "1");
        Page<Job> first = jobs.list(null, 1);
        assertThat(first.items()).extracting(Job::id).containsExactly(newer.id());
        assertThat(first.more()).isTrue();
        assertThat(jobs.list(newer.id(), 1).items())
                .extracting(Job::id)
                .containsExactly(older.id());
    }

    private Job awaitState(JobId id, JobState state) {
        await().until(() -> jobs.require(id).state() == state);
        return jobs.require(id);
    }

    /** Counts to the job's subject, one part for each permit. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Counting implements JobWork {
        static final String KIND = "counting";
        final List<Integer> parts = new CopyOnWriteArrayList<>();
        final List<Optional<CityId>> cities = new CopyOnWriteArrayList<>();
        final Semaphore allowed = new Semaphore(0);

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(Job job, Progress progress) throws InterruptedException {
            int total = Integer.parseInt(job.subject());
            for (int part = (int) job.done(); part < total; part++) {
                allowed.acquire();
                cities.add(CurrentCity.find());
                parts.add(part);
                progress.report(part + 1, total, "part " + part);
            }
        }
    }

    /** Fails as often as it was told to. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Failing implements JobWork {
        static final String KIND = "failing";
        final AtomicInteger failuresLeft = new AtomicInteger();

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(Job job, Progress progress) {
            if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("no answer from clerk@valmont.example");
            }
        }
    }
}
