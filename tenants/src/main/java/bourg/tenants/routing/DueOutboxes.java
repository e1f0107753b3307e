package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the cities of a cell that have something to deliver. */
@Component
public class DueOutboxes {
    private final CitySearch search;

    DueOutboxes(CitySearch search) {
        this.search = search;
    }

    public Set<String> cells() {
        return search.cells();
    }

    /** Suspended cities too, and those on their way out: what has happened is still told. */
    public List<CityId> in(String cell) {
        return search.in(cell, ".outbox where delivered_at is null and due_at <= now()");
    }
}
