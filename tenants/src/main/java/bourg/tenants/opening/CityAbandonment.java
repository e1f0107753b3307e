package bourg.tenants.opening;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityLife;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.JobWork;
import bourg.tenants.Jobs;
import bourg.tenants.Progress;
import bourg.tenants.ProvisioningStep;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes back an opening that was given up: its steps in reverse order, then the city's rows. */
@Component
class CityAbandonment implements JobWork {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Cities cities;
    private final SchedulerClient scheduler;
    private final StepRecords records;
    private final Jobs jobs;
    private final ObjectProvider<ProvisioningStep> steps;

    CityAbandonment(
            Cities cities,
            SchedulerClient scheduler,
            StepRecords records,
            Jobs jobs,
            ObjectProvider<ProvisioningStep> steps) {
        this.cities = cities;
        this.scheduler = scheduler;
        this.records = records;
        this.jobs = jobs;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return CityLife.ABANDON;
    }

    @Override
    public void run(Job job, Progress progress) throws InterruptedException {
        City city = CityId.parse(job.subject()).flatMap(cities::find).orElse(null);
        if (city == null) {
            return;
        }
        List<ProvisioningStep> backwards =
                steps.stream()
                        .sorted(Comparator.comparingInt(ProvisioningStep::order).reversed())
                        .toList();
        progress.report(0, backwards.size(), city.code());
        while (isBeingOpened(city) || isArriving(city)) {
            progress.report(0, backwards.size(), city.code());
            Thread.sleep(PAUSE);
        }
        int done = 0;
        for (ProvisioningStep step : backwards) {
            progress.report(done, backwards.size(), step.name());
            step.undo(city);
            records.undone(city.id(), step);
            done++;
        }
        records.forget(city.id());
        progress.report(done, done, null);
    }

    /** What brings the city in from elsewhere stops where it safely can. */
    private boolean isArriving(City city) {
        Optional<JobId> arrival = records.arrival(city.id());
        arrival.ifPresent(jobs::stop);
        return arrival.map(jobs::require).filter(job -> job.state().isUnderWay()).isPresent();
    }

    /** A step that runs at this moment, or whose worker was killed, sees the end of it first. */
    private boolean isBeingOpened(City city) {
        try {
            scheduler.cancel(Cities.OPENING.instanceId(city.id().toString()));
            return false;
        } catch (TaskInstanceNotFoundException over) {
            return false;
        } catch (TaskInstanceCurrentlyExecutingException atIt) {
            return true;
        }
    }
}
