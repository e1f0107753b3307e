package bourg.tenants.closing;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityRemains;
import bourg.tenants.CityState;
import bourg.tenants.Erasure;
import bourg.tenants.Erasures;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import bourg.tenants.ProvisioningStep;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Erases a closed city: counts everything, takes back what its opening made, has every part of the
 * platform let go of the rest, looks again, and certifies. Every piece is safe to do again.
 */
@Component
class CityErasure implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(CityErasure.class);

    /** Most requests that were let in before the city closed have ended by then. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(1);

    private final Cities cities;
    private final ErasureRecords records;
    private final Trails trails;
    private final Certificates certificates;
    private final Parts parts;

    CityErasure(
            Cities cities,
            ErasureRecords records,
            Trails trails,
            Certificates certificates,
            Parts parts) {
        this.cities = cities;
        this.records = records;
        this.trails = trails;
        this.certificates = certificates;
        this.parts = parts;
    }

    /** Everything that a city is made of, as all modules know it. */
    @Component
    record Parts(ObjectProvider<ProvisioningStep> steps, ObjectProvider<CityRemains> remains) {
        /** The last step first: who may get in goes before what is there to be got at. */
        List<ProvisioningStep> backwards() {
            return steps.stream()
                    .sorted(Comparator.comparingInt(ProvisioningStep::order).reversed())
                    .toList();
        }

        List<CityRemains> others() {
            return remains.stream().sorted(Comparator.comparing(CityRemains::name)).toList();
        }
    }

    @Override
    public String kind() {
        return Erasures.KIND;
    }

    @Override
    public void run(Job job, Progress progress) throws InterruptedException {
        City city = CityId.parse(job.subject()).map(cities::require).orElseThrow();
        if (city.state() != CityState.CLOSED) {
            throw new IllegalStateException("Only a closed city is erased");
        }
        long total = parts.backwards().size() + parts.others().size() + 2L;
        progress.report(0, total, "count");
        if (!records.isCounted(city.id())) {
            Thread.sleep(LAST_REQUESTS);
            records.found(city, plans(city), trails.end(city.id()));
        }
        long done = 1;
        for (ProvisioningStep step : parts.backwards()) {
            progress.report(done++, total, step.name());
            records.undone(city, step.name(), step.undo(city));
        }
        for (CityRemains part : parts.others()) {
            progress.report(done++, total, part.name());
            part.erase(city);
        }
        progress.report(done, total, "certify");
        requireNothingLeft(city);
        certificates.sign(city, job);
        LOG.info("City {} is erased", city.id());
    }

    private Map<String, List<Erasure>> plans(City city) {
        Map<String, List<Erasure>> plans = new TreeMap<>();
        parts.others().forEach(part -> plans.put(part.name(), part.plan(city)));
        return plans;
    }

    /** A certificate says only what was looked after. */
    private void requireNothingLeft(City city) {
        List<String> left =
                parts.others().stream()
                        .flatMap(part ->
                                part.plan(city).stream()
                                        .filter(Erasure::isDeleted)
                                        .filter(line -> line.records() > 0)
                                        .map(line -> part.name() + "." + line.kind()))
                        .toList();
        if (!left.isEmpty()) {
            throw new IllegalStateException("Still there after the erasure: " + left);
        }
    }
}
