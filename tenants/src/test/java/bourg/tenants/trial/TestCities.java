package bourg.tenants.trial;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.Localized;
import bourg.tenants.OpenCity;
import bourg.tenants.Opening;
import bourg.tenants.Person;
import bourg.tenants.Provisioning;
import bourg.tenants.TaxRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Opens cities for tests, through the face and the background work as in life. */
public class TestCities {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAUSE_MS = 50;

    private final Cities cities;

    public TestCities(Cities cities) {
        this.cities = cities;
    }

    /** A French-first city in Québec; the one that is there already, if one with this code is. */
    public City quebec(String code) {
        return open(wish(code, List.of("fr", "en"), "America/Toronto", TaxRegion.CA_QC));
    }

    /**
     * An English-first city in Nova Scotia; the one that is there already, if one with this code
     * is.
     */
    public City novaScotia(String code) {
        return open(wish(code, List.of("en", "fr"), "America/Halifax", TaxRegion.CA_NS));
    }

    public static OpenCity wish(
            String code, List<String> languages, String timeZone, TaxRegion region) {
        return new OpenCity(
                code,
                new Localized("Ville de " + code, "City of " + code),
                code + ".localhost",
                languages,
                timeZone,
                "CAD",
                region.code(),
                "#00653a",
                null,
                new Person("admin@" + code + ".example", "Alice", "Admin"));
    }

    public City open(OpenCity wish) {
        return switch (cities.open(wish)) {
            case Opening.Opened(City city) -> awaitOpen(city);
            case Opening.CodeTaken _ -> awaitOpen(cities.byCode(wish.code()).orElseThrow());
            case Opening.HostTaken _ ->
                    throw new IllegalStateException("Host taken: " + wish.host());
            case Opening.Invalid(var errors) ->
                    throw new IllegalStateException("Invalid: " + errors);
        };
    }

    /** Begins to open a city, and waits for nothing. */
    public City begin(String code) {
        return ((Opening.Opened)
                        cities.open(wish(code, List.of("fr"), "America/Toronto", TaxRegion.CA_QC)))
                .city();
    }

    /** Where one step of the city's opening stands. */
    public Provisioning.Step step(City city, String name) {
        return cities.provisioning(city.id()).steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public City named(String code) {
        return cities.byCode(code).orElseThrow();
    }

    public City awaitOpen(City opened) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            City city = cities.require(opened.id());
            if (city.state() == CityState.ACTIVE) {
                return city;
            }
            pause();
        }
        throw new IllegalStateException("Not open in time: " + cities.provisioning(opened.id()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
