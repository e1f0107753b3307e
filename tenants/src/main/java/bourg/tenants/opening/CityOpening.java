package bourg.tenants.opening;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.ErrorText;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import bourg.tenants.ProvisioningStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Goes through the steps that are not yet done, in order, and stops at the first that fails. */
@Component
public class CityOpening {
    private static final Logger LOG = LoggerFactory.getLogger(CityOpening.class);

    private final Cities cities;
    private final StepRecords records;
    private final Jobs jobs;
    private final ObjectProvider<ProvisioningStep> steps;

    CityOpening(
            Cities cities, StepRecords records, Jobs jobs, ObjectProvider<ProvisioningStep> steps) {
        this.cities = cities;
        this.records = records;
        this.jobs = jobs;
        this.steps = steps;
    }

    void advance(CityId id) {
        City city = cities.find(id).orElse(null);
        if (city == null || city.state() != CityState.PROVISIONING) {
            return;
        }
        Optional<JobId> arrival = records.arrival(id);
        if (arrival.isPresent()) {
            jobs.resume(arrival.get());
        } else if (through(city, inOrder()) && records.activate(id)) {
            LOG.info("City {} is open", city.code());
        }
    }

    /** Does what is left of these steps; false if the opening was given up meanwhile. */
    public boolean through(City city, List<ProvisioningStep> steps) {
        MDC.put("city", city.id().toString());
        try {
            for (ProvisioningStep step : steps) {
                if (records.isAbandoned(city.id())) {
                    LOG.info("The opening of {} was given up", city.code());
                    return false;
                }
                if (!records.isDone(city.id(), step)) {
                    run(step, city);
                }
            }
            return true;
        } finally {
            MDC.remove("city");
        }
    }

    private List<ProvisioningStep> inOrder() {
        return steps.stream().sorted(Comparator.comparingInt(ProvisioningStep::order)).toList();
    }

    private void run(ProvisioningStep step, City city) {
        records.begin(city.id(), step);
        try {
            step.run(city);
        } catch (RuntimeException failure) {
            records.fail(city.id(), step, ErrorText.of(failure));
            throw failure;
        }
        records.finish(city.id(), step);
        LOG.info("Step {} of opening {} is done", step.name(), city.code());
    }
}
