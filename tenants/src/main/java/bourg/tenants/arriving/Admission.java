package bourg.tenants.arriving;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.FieldError;
import bourg.tenants.InFederation;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.leaving.Manifest;
import bourg.tenants.routing.CityArrivals;
import java.io.IOException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Decides whether the city of a whole archive can live here, and registers it. */
@Component
class Admission {
    private static final String FIRST_ADMIN = "first_admin";

    private final Cities cities;
    private final CityArrivals places;
    private final StoredArchives archives;
    private final ArrivalSteps steps;

    Admission(Cities cities, CityArrivals places, StoredArchives archives, ArrivalSteps steps) {
        this.cities = cities;
        this.places = places;
        this.archives = archives;
        this.steps = steps;
    }

    /** The city of an archive, and why it cannot live here. */
    record Found(Optional<ArrivingCity> city, List<FieldError> faults) {
        ArrivingCity require() {
            return city.orElseThrow();
        }
    }

    /** Whether it is here by this very archive was asked before. */
    Found read(GivenArchive archive, Manifest manifest, boolean alreadyOurs) throws IOException {
        Optional<ArrivingCity> city;
        try {
            city = new CityReading(archive, manifest).city();
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException wrong) {
            city = Optional.empty();
        }
        if (city.isEmpty()) {
            return new Found(
                    city,
                    List.of(FieldError.of("data/control/city.jsonl", "archive_city_unclear")));
        }
        List<FieldError> faults = new ArrayList<>();
        if (!alreadyOurs) {
            faults.addAll(strangers(city.get()));
        }
        if (!places.hasRegion(city.get().region())) {
            faults.add(FieldError.of("region", "archive_region_unknown", city.get().region()));
        }
        manifest.migrations().stream()
                .filter(migration -> !places.knows(migration))
                .forEach(migration ->
                        faults.add(
                                FieldError.of(
                                        Manifest.NAME,
                                        "archive_schema_newer",
                                        migration.version())));
        return new Found(city, faults);
    }

    private List<FieldError> strangers(ArrivingCity city) {
        List<FieldError> faults = new ArrayList<>(cities.check(city.id(), city.wish()));
        if (faults.removeIf(fault -> fault.field().startsWith(FIRST_ADMIN))) {
            faults.add(FieldError.of("accounts/staff.jsonl", "archive_no_administrator"));
        }
        return faults;
    }

    /** The city and the archive that it comes from are written down together. */
    @InFederation
    public City register(ArrivalSteps.Arrival arrival) {
        ArrivingCity city = arrival.city();
        if (!cities.arrive(city.id(), city.wish(), city.openedAt(), steps(arrival))) {
            throw new IllegalStateException("Somebody took the city's code or host meanwhile");
        }
        archives.becomes(arrival.job(), city.id());
        return cities.require(city.id());
    }

    List<ProvisioningStep> steps(ArrivalSteps.Arrival arrival) {
        return steps.of(arrival);
    }
}
