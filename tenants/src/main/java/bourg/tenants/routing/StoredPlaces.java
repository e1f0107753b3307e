package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityPlaces;
import bourg.tenants.InFederation;
import bourg.tenants.Jobs;
import bourg.tenants.Moving;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads placements from the control plane and starts moves. */
@Component
class StoredPlaces implements CityPlaces {
    private final Placements placements;
    private final Cells cells;
    private final Jobs jobs;
    private final CityBusiness business;

    StoredPlaces(Placements placements, Cells cells, Jobs jobs, CityBusiness business) {
        this.placements = placements;
        this.cells = cells;
        this.jobs = jobs;
        this.business = business;
    }

    @Override
    public Optional<String> cellOf(CityId city) {
        return place(city).map(Placement::cell);
    }

    @Override
    public List<String> othersFor(CityId city) {
        return place(city).stream().flatMap(this::others).sorted().toList();
    }

    @Override
    @InFederation
    public Moving move(City city, String cell) {
        if (!business.isFree(city)) {
            return new Moving.NotNow();
        }
        if (cellOf(city.id()).filter(cell::equals).isPresent()) {
            return new Moving.AlreadyThere();
        }
        List<String> others = othersFor(city.id());
        return others.contains(cell)
                ? new Moving.Started(jobs.start(MOVE, city.id(), cell))
                : new Moving.NoSuchCell(others);
    }

    private Stream<String> others(Placement place) {
        return cells.names().stream()
                .filter(cell -> !cell.equals(place.cell()))
                .filter(cell -> cells.region(cell).equals(place.region()));
    }

    private Optional<Placement> place(CityId city) {
        try {
            return placements.fresh(city);
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }
}
