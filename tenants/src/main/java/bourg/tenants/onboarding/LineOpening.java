package bourg.tenants.onboarding;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.ImportedCity;
import bourg.tenants.ImportedCity.Outcome;
import bourg.tenants.InFederation;
import bourg.tenants.JobId;
import bourg.tenants.OpenCity;
import bourg.tenants.Opening;
import bourg.tenants.Provisioning;
import org.springframework.stereotype.Component;

/** Opens the city of one line, and writes down what came of it in the same transaction. */
@Component
class LineOpening {
    /** So often a step may fail before its line does; the opening itself goes on trying. */
    private static final int ATTEMPTS = 3;

    private final Cities cities;
    private final ImportRows rows;

    LineOpening(Cities cities, ImportRows rows) {
        this.cities = cities;
        this.rows = rows;
    }

    @InFederation
    public void begin(JobId job, ImportedCity line) {
        OpenCity wish = rows.wish(job, line.line());
        switch (cities.open(wish)) {
            case Opening.Opened(City city) ->
                    rows.settle(job, line.line(), Outcome.OPENING, city.id(), null);
            case Opening.CodeTaken _ -> known(job, line);
            case Opening.HostTaken _ -> fail(job, line, "host_taken");
            case Opening.Invalid(var errors) ->
                    fail(job, line, errors.getFirst().field() + ": " + errors.getFirst().code());
        }
    }

    private void known(JobId job, ImportedCity line) {
        City city =
                cities.byCode(line.code())
                        .filter(there -> there.host().equals(line.host()))
                        .orElse(null);
        if (city == null) {
            fail(job, line, "code_taken");
        } else if (city.state() == CityState.PROVISIONING) {
            cities.resume(city.id());
            rows.settle(job, line.line(), Outcome.OPENING, city.id(), null);
        } else {
            rows.settle(job, line.line(), Outcome.KNOWN, city.id(), null);
        }
    }

    private void fail(JobId job, ImportedCity line, String why) {
        rows.settle(job, line.line(), Outcome.FAILED, null, why);
    }

    /** Whether the opening has come to an end, good or bad. */
    @InFederation
    public boolean isSettled(JobId job, ImportedCity line) {
        City city = line.city().flatMap(cities::find).orElse(null);
        if (city == null) {
            fail(job, line, "abandoned");
            return true;
        }
        if (city.state() != CityState.PROVISIONING) {
            rows.settle(job, line.line(), Outcome.OPENED, city.id(), null);
            return true;
        }
        return cities.provisioning(city.id()).steps().stream()
                .filter(step ->
                        step.state() == Provisioning.State.FAILED && step.attempts() >= ATTEMPTS)
                .findFirst()
                .map(step -> {
                    String why = step.name() + ": " + step.error();
                    rows.settle(job, line.line(), Outcome.FAILED, city.id(), why);
                    return true;
                })
                .orElse(false);
    }
}
