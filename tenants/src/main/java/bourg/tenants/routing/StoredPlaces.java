package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityPlaces;
import bourg.tenants.CityState;
import bourg.tenants.InFederation;
import bourg.tenants.Job;
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

    StoredPlaces(Placements placements, Cells cells, Jobs jobs) {
        this.placements = placements;
        this.cells = cells;
        this.jobs = jobs;
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
        if (city.state() != CityState.ACTIVE && city.state() != CityState.SUSPENDED) {
            return new Moving.NotNow();
        }
        if (cellOf(city.id()).filter(cell::equals).isPresent()) {
            return new Moving.AlreadyThere();
        }
        List<String> others = othersFor(city.id());
        if (!others.contains(cell)) {
            return new Moving.NoSuchCell(others);
        }
        boolean moving =
                jobs.ofCity(city.id(), MOVE).stream()
                        .map(Job::state)
                        .anyMatch(state -> state.isUnderWay());
        return moving ? new Moving.NotNow() : new Moving.Started(jobs.start(MOVE, city.id(), cell));
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
