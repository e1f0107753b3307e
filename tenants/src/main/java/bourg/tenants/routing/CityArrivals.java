package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityId;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gives a city that comes from elsewhere a place in its region, and a schema as it had there. */
@Component
public class CityArrivals {
    private final Cells cells;
    private final PlacementStep placing;
    private final Placements placements;
    private final CitySchemas schemas;

    CityArrivals(Cells cells, PlacementStep placing, Placements placements, CitySchemas schemas) {
        this.cells = cells;
        this.placing = placing;
        this.placements = placements;
        this.schemas = schemas;
    }

    /** Whether data that must stay in this region can live here. */
    public boolean hasRegion(String region) {
        return !cells.in(region).isEmpty();
    }

    /** Whether this version has the migration too, with the same text. */
    public boolean knows(AppliedMigration applied) {
        return schemas.knows(applied);
    }

    public void place(City city, String region) {
        Set<String> there = cells.in(region);
        if (there.isEmpty()) {
            throw new IllegalStateException("No cell is in the region " + region);
        }
        placing.place(city, there);
    }

    /** Makes the schema as it was where the city comes from. */
    public void create(CityId city, List<AppliedMigration> applied) throws SQLException {
        schemas.create(placements.of(city), applied);
    }

    /** Applies what is newer here. */
    public void migrate(CityId city) throws SQLException {
        schemas.migrate(placements.of(city));
    }
}
