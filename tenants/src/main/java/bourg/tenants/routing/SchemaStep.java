package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a city its schema, and the role that alone may use it. */
@Component
class SchemaStep implements ProvisioningStep {
    private final Placements placements;
    private final CitySchemas schemas;
    private final BackupFolder backups;

    SchemaStep(Placements placements, CitySchemas schemas, BackupFolder backups) {
        this.placements = placements;
        this.schemas = schemas;
        this.backups = backups;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void run(City city) {
        try {
            schemas.create(placements.of(city.id()));
        } catch (SQLException failure) {
            throw new IllegalStateException("The schema could not be made", failure);
        }
    }

    @Override
    public List<Undone> undo(City city) {
        try {
            Optional<Placement> place = placements.fresh(city.id());
            List<Undone> undone =
                    new ArrayList<>(place.isEmpty() ? List.of() : schemas.drop(place.get()));
            undone.add(Undone.deleted("backups", backups.deleteAll(city.id())));
            return undone;
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The schema could not be dropped", failure);
        }
    }
}
