package bourg.tenants.web;

import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.CityLife;
import bourg.tenants.Localized;
import bourg.tenants.Logo;
import bourg.tenants.OpenCity;
import bourg.tenants.Opening;
import bourg.tenants.Page;
import bourg.tenants.Person;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.CitiesApi;
import bourg.tenants.web.api.City;
import bourg.tenants.web.api.CityList;
import bourg.tenants.web.api.CityOpening;
import bourg.tenants.web.api.Job;
import bourg.tenants.web.api.Language;
import bourg.tenants.web.api.Provisioning;
import bourg.tenants.web.api.SuspensionWish;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators open cities and see how far they are. */
@RestController
class CitiesController implements CitiesApi {
    private final Cities cities;
    private final CityLife life;

    CitiesController(Cities cities, CityLife life) {
        this.cities = cities;
        this.life = life;
    }

    @Override
    public City openCity(String idempotencyKey, CityOpening opening) {
        Caller.operator();
        return switch (cities.open(wish(opening))) {
            case Opening.Opened(bourg.tenants.City city) -> Views.city(city);
            case Opening.CodeTaken _ ->
                    throw Refusal.of(HttpStatus.CONFLICT, "city_code_taken").toProblem();
            case Opening.HostTaken _ ->
                    throw Refusal.of(HttpStatus.CONFLICT, "city_host_taken").toProblem();
            case Opening.Invalid(var errors) -> throw Refusal.invalid(errors).toProblem();
        };
    }

    private static OpenCity wish(CityOpening opening) {
        var admin = opening.getFirstAdmin();
        return new OpenCity(
                opening.getCode(),
                new Localized(opening.getName().getFr(), opening.getName().getEn()),
                opening.getHost(),
                opening.getLanguages().stream().map(Language::getValue).toList(),
                opening.getTimeZone(),
                opening.getCurrency(),
                opening.getTaxRegion(),
                opening.getBrand().getColour(),
                logo(opening.getLogo()),
                new Person(admin.getEmail(), admin.getGivenName(), admin.getFamilyName()));
    }

    private static @Nullable Logo logo(bourg.tenants.web.api.@Nullable Logo logo) {
        return logo == null ? null : new Logo(logo.getMediaType().getValue(), logo.getContent());
    }

    @Override
    public CityList listCities(@Nullable String cursor, Integer limit) {
        Caller.operator();
        UUID after = Cursor.decodeId(cursor);
        Page<bourg.tenants.City> page =
                cities.list(after == null ? null : new CityId(after), limit);
        CityList list = new CityList(page.items().stream().map(Views::city).toList());
        return page.more()
                ? list.nextCursor(Cursor.encode(page.items().getLast().id().value()))
                : list;
    }

    @Override
    public City getCityById(String cityId) {
        Caller.operator();
        bourg.tenants.City city = require(cityId);
        return Views.city(city, life.suspension(city.id()));
    }

    @Override
    public Job abandonProvisioning(String cityId) {
        Caller.operator();
        return life.abandon(require(cityId).id())
                .map(Views::job)
                .orElseThrow(
                        () -> Refusal.of(HttpStatus.CONFLICT, "city_not_provisioning").toProblem());
    }

    @Override
    public City suspendCity(String cityId, SuspensionWish wish) {
        Caller.operator();
        return now(life.suspend(require(cityId).id(), wish.getReason()));
    }

    @Override
    public City reopenCity(String cityId) {
        Caller.operator();
        return now(life.reopen(require(cityId).id()));
    }

    private City now(Optional<bourg.tenants.City> changed) {
        return changed.map(city -> Views.city(city, life.suspension(city.id())))
                .orElseThrow(() -> Refusal.of(HttpStatus.CONFLICT, "city_not_open").toProblem());
    }

    @Override
    public Provisioning getProvisioning(String cityId) {
        Caller.operator();
        bourg.tenants.City city = require(cityId);
        return Views.provisioning(city, cities.provisioning(city.id()));
    }

    @Override
    public Provisioning resumeProvisioning(String cityId) {
        Caller.operator();
        bourg.tenants.City city = require(cityId);
        cities.resume(city.id());
        return Views.provisioning(city, cities.provisioning(city.id()));
    }

    private bourg.tenants.City require(String cityId) {
        return CityId.parse(cityId)
                .flatMap(cities::find)
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }
}
