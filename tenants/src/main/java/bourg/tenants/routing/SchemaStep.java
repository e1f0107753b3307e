package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a city its schema, and the role that alone may use it. */
@Component
class SchemaStep implements ProvisioningStep {
    private final Placements placements;
    private final CitySchemas schemas;

    SchemaStep(Placements placements, CitySchemas schemas) {
        this.placements = placements;
        this.schemas = schemas;
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
            return place.isEmpty() ? List.of() : schemas.drop(place.get());
        } catch (SQLException failure) {
            throw new IllegalStateException("The schema could not be dropped", failure);
        }
    }
}
