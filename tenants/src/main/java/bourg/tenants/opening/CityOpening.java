package bourg.tenants.opening;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.ErrorText;
import bourg.tenants.ProvisioningStep;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Goes through the steps that are not yet done, in order, and stops at the first that fails. */
@Component
class CityOpening {
    private static final Logger LOG = LoggerFactory.getLogger(CityOpening.class);

    private final Cities cities;
    private final StepRecords records;
    private final ObjectProvider<ProvisioningStep> steps;

    CityOpening(Cities cities, StepRecords records, ObjectProvider<ProvisioningStep> steps) {
        this.cities = cities;
        this.records = records;
        this.steps = steps;
    }

    void advance(CityId id) {
        City city = cities.find(id).orElse(null);
        if (city == null || city.state() != CityState.PROVISIONING) {
            return;
        }
        MDC.put("city", id.toString());
        try {
            for (ProvisioningStep step : inOrder()) {
                if (records.isAbandoned(id)) {
                    LOG.info("The opening of {} was given up", city.code());
                    return;
                }
                if (!records.isDone(id, step)) {
                    run(step, city);
                }
            }
            if (records.activate(id)) {
                LOG.info("City {} is open", city.code());
            }
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
