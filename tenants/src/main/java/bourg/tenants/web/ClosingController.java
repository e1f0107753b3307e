package bourg.tenants.web;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityLife;
import bourg.tenants.CloseCity;
import bourg.tenants.ClosingChange;
import bourg.tenants.Closings;
import bourg.tenants.Erasures;
import bourg.tenants.FieldError;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.CityErasureWish;
import bourg.tenants.web.api.Closing;
import bourg.tenants.web.api.ClosingApi;
import bourg.tenants.web.api.ClosingWish;
import bourg.tenants.web.api.ErasureCertificate;
import bourg.tenants.web.api.ErasureKeys;
import bourg.tenants.web.api.Job;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators close a city, keep it after all, erase it, and show what certifies its end. */
@RestController
class ClosingController implements ClosingApi {
    private final Cities cities;
    private final CityLife life;
    private final Closings closings;
    private final Erasures erasures;

    ClosingController(Cities cities, CityLife life, Closings closings, Erasures erasures) {
        this.cities = cities;
        this.life = life;
        this.closings = closings;
        this.erasures = erasures;
    }

    @Override
    public Closing closeCity(String cityId, ClosingWish wish) {
        Caller.operator();
        City city = require(cityId);
        var asked = new CloseCity(wish.getCityCode(), Boolean.TRUE.equals(wish.getWithoutExport()));
        return switch (closings.close(city, asked)) {
            case ClosingChange.Announced(var closing) -> view(closing);
            case ClosingChange other -> throw refusal(other);
        };
    }

    @Override
    public Closing getClosing(String cityId) {
        Caller.operator();
        return closings.of(require(cityId).id())
                .map(ClosingController::view)
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }

    @Override
    public bourg.tenants.web.api.City keepCity(String cityId) {
        Caller.operator();
        City city = require(cityId);
        return switch (closings.keep(city)) {
            case ClosingChange.Kept() ->
                    Views.city(cities.require(city.id()), life.suspension(city.id()));
            case ClosingChange other -> throw refusal(other);
        };
    }

    @Override
    public Job eraseCity(String cityId, String idempotencyKey, CityErasureWish wish) {
        Caller.operator();
        return switch (erasures.begin(require(cityId), wish.getCityCode())) {
            case ClosingChange.Erasing(var job) -> Views.job(job);
            case ClosingChange other -> throw refusal(other);
        };
    }

    @Override
    public ErasureCertificate getErasureCertificate(String cityId) {
        Caller.operator();
        CityId city = require(cityId).id();
        return closings.certificate(city)
                .map(signed ->
                        new ErasureCertificate(
                                city.toString(),
                                signed.text(),
                                signed.signature(),
                                signed.publicKey(),
                                signed.signedAt().atOffset(ZoneOffset.UTC)))
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }

    @Override
    public ErasureKeys listErasureKeys() {
        return new ErasureKeys(closings.publicKeys());
    }

    private static RuntimeException refusal(ClosingChange change) {
        return switch (change) {
            case ClosingChange.WrongCode() ->
                    Refusal.invalid(List.of(FieldError.of("city_code", "code_confirmation")))
                            .toProblem();
            case ClosingChange.NotOpen() -> conflict("city_not_closable");
            case ClosingChange.NotClosing() -> conflict("city_not_closing");
            case ClosingChange.NoExport() -> conflict("city_without_export");
            case ClosingChange.NoKey() -> conflict("erasure_key_missing");
            case ClosingChange.Hindered(var by) -> conflict("erasure_hindered", by);
            case ClosingChange.Announced _, ClosingChange.Erasing _, ClosingChange.Kept _ ->
                    throw new IllegalStateException("Not a refusal: " + change);
        };
    }

    private static RuntimeException conflict(String code, Object... arguments) {
        return Refusal.of(HttpStatus.CONFLICT, code, arguments).toProblem();
    }

    private static Closing view(bourg.tenants.Closing closing) {
        return new Closing(
                        closing.city().toString(),
                        closing.announcedAt().atOffset(ZoneOffset.UTC),
                        closing.eraseAt().atOffset(ZoneOffset.UTC),
                        closing.withoutExport())
                .erasure(closing.erasure() == null ? null : Views.job(closing.erasure()));
    }

    private City require(String cityId) {
        return CityId.parse(cityId)
                .flatMap(cities::find)
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }
}
