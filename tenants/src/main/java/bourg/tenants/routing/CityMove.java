package bourg.tenants.routing;

import bourg.tenants.CityId;
import bourg.tenants.CityPlaces;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a city to another cell. A kill at any moment leaves it whole at the old place or whole at
 * the new one; the same job, taken up again, brings it home.
 */
@Component
class CityMove implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(CityMove.class);

    private final Placements placements;
    private final MoveRecords records;
    private final CitySchemas schemas;
    private final Cells cells;

    CityMove(Placements placements, MoveRecords records, CitySchemas schemas, Cells cells) {
        this.placements = placements;
        this.records = records;
        this.schemas = schemas;
        this.cells = cells;
    }

    @Override
    public String kind() {
        return CityPlaces.MOVE;
    }

    @Override
    public void run(Job job, Progress progress) throws SQLException, IOException {
        CityId city = CurrentCity.id();
        String cell = job.subject();
        Placement place = placements.fresh(city).orElseThrow();
        if (place.cell().equals(cell)) {
            return;
        }
        requireSameRegion(place, cell);
        if (!isCopied(place)) {
            prepare(place, cell);
            copyOrStay(place, cell, progress);
        }
        records.arrive(place, cell);
        placements.forget(city);
        LOG.info("The city has moved from {} to {}", place.cell(), cell);
    }

    private void requireSameRegion(Placement place, String cell) {
        if (!cells.region(cell).equals(place.region())) {
            throw new IllegalStateException(
                    "The data must stay in " + place.region() + ", and " + cell + " is elsewhere");
        }
    }

    private boolean isCopied(Placement place) throws SQLException {
        try (var owner = cells.provisioner(place.cell()).getConnection()) {
            return CityCopy.isLeft(owner, place.schema());
        }
    }

    /** The same empty tables on both sides, whatever an earlier try has left there. */
    private void prepare(Placement place, String cell) throws SQLException {
        schemas.migrate(place);
        Placement there = place.in(cell);
        schemas.drop(there);
        schemas.create(there);
    }

    private void copyOrStay(Placement place, String cell, Progress progress)
            throws SQLException, IOException {
        records.state(place, Placement.State.READ_ONLY);
        placements.forget(place.city());
        try {
            copy(place, cell, progress);
        } catch (SQLException | IOException | RuntimeException failure) {
            if (!isCopied(place)) {
                records.state(place, Placement.State.ACTIVE);
                placements.forget(place.city());
            }
            throw failure;
        }
    }

    private void copy(Placement place, String cell, Progress progress)
            throws SQLException, IOException {
        try (var old = cells.provisioner(place.cell()).getConnection();
                var fresh = cells.provisioner(cell).getConnection()) {
            try {
                CityCopy copy = new CityCopy(place.schema(), old, fresh);
                List<CityTable> tables = copy.lock();
                for (int i = 0; i < tables.size(); i++) {
                    progress.report(i, tables.size() + 1L, tables.get(i).name());
                    copy.copy(tables.get(i));
                }
                progress.report(tables.size(), tables.size() + 1L, "compare");
                copy.compare();
                copy.keepCopy();
                records.state(place, Placement.State.MOVING);
                copy.leave();
            } finally {
                old.rollback();
                fresh.rollback();
            }
        }
    }

    /** Drops what the city has left behind, wherever that is, but never where it lives. */
    void dropLeft(CityId city) throws SQLException {
        Placement home = placements.fresh(city).orElseThrow();
        for (MoveRecords.Left left : records.left(city)) {
            schemas.drop(home.in(left.cell()));
            records.dropped(city, left);
            LOG.info("What the city has left in {} is dropped", left.cell());
        }
    }
}
