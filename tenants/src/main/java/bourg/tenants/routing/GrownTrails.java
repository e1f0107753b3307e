package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the cities of a cell whose audit trail has grown since its head was copied. */
@Component
public class GrownTrails {
    private final CitySearch search;

    GrownTrails(CitySearch search) {
        this.search = search;
    }

    public Set<String> cells() {
        return search.cells();
    }

    public List<CityId> in(String cell) {
        return search.in(cell, ".audit_end where sequence > witnessed");
    }
}
