package bourg.tenants.web;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityPlaces;
import bourg.tenants.FieldError;
import bourg.tenants.Moving;
import bourg.tenants.contract.Caller;
import bourg.tenants.contract.Refusal;
import bourg.tenants.web.api.Job;
import bourg.tenants.web.api.Move;
import bourg.tenants.web.api.Place;
import bourg.tenants.web.api.PlacesApi;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells operators where the data of a city lives, and moves it. */
@RestController
class PlacesController implements PlacesApi {
    private final Cities cities;
    private final CityPlaces places;

    PlacesController(Cities cities, CityPlaces places) {
        this.cities = cities;
        this.places = places;
    }

    @Override
    public Place getPlace(String cityId) {
        Caller.operator();
        CityId id = require(cityId).id();
        String cell = places.cellOf(id).orElseThrow(() -> Refusal.notFound().toProblem());
        return new Place(cell, places.othersFor(id));
    }

    @Override
    public Job moveCity(String cityId, String idempotencyKey, Move move) {
        Caller.operator();
        return switch (places.move(require(cityId), move.getCell())) {
            case Moving.Started(var job) -> Views.job(job);
            case Moving.NoSuchCell _ ->
                    throw Refusal.invalid(List.of(FieldError.of("cell", "no_such_cell")))
                            .toProblem();
            case Moving.AlreadyThere() ->
                    throw Refusal.of(HttpStatus.CONFLICT, "city_already_there").toProblem();
            case Moving.NotNow() ->
                    throw Refusal.of(HttpStatus.CONFLICT, "city_cannot_move").toProblem();
        };
    }

    private City require(String cityId) {
        return CityId.parse(cityId)
                .flatMap(cities::find)
                .orElseThrow(() -> Refusal.notFound().toProblem());
    }
}
