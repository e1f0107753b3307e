package bourg.tenants.routing;

import bourg.tenants.CityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the cities of a cell that have something to deliver, a few hundred cities a statement. */
@Component
public class DueOutboxes {
    private static final Logger LOG = LoggerFactory.getLogger(DueOutboxes.class);
    private static final int CITIES_AT_ONCE = 250;

    private final JdbcClient federation;
    private final Cells cells;

    DueOutboxes(@Qualifier("federation") JdbcClient federation, Cells cells) {
        this.federation = federation;
        this.cells = cells;
    }

    public Set<String> cells() {
        return cells.names();
    }

    /** Suspended cities too, and those on their way out: what has happened is still told. */
    public List<CityId> in(String cell) {
        List<Resident> residents =
                federation
                        .sql(
                                """
                                select city.id, placement.schema from placement join city on city.id = placement.city
                                where cell = ? and placement.state = 'ACTIVE'
                                    and city.state in ('ACTIVE', 'SUSPENDED', 'CLOSING')\
                                """)
                        .param(cell)
                        .query((row, _) ->
                                new Resident(
                                        new CityId(row.getObject("id", UUID.class)),
                                        row.getString("schema")))
                        .list();
        List<CityId> due = new ArrayList<>();
        for (int first = 0; first < residents.size(); first += CITIES_AT_ONCE) {
            int last = Math.min(residents.size(), first + CITIES_AT_ONCE);
            due.addAll(among(cell, residents.subList(first, last)));
        }
        return due;
    }

    private record Resident(CityId city, String schema) {}

    /** If one schema cannot be read at this moment, each city of the batch is looked after. */
    private List<CityId> among(String cell, List<Resident> batch) {
        String query =
                String.join(
                        " union all ",
                        batch.stream().map(resident -> isDue(resident.schema())).toList());
        try {
            List<String> due =
                    JdbcClient.create(cells.provisioner(cell))
                            .sql(query)
                            .query((row, _) -> row.getString(1))
                            .list();
            return batch.stream()
                    .filter(resident -> due.contains(resident.schema()))
                    .map(Resident::city)
                    .toList();
        } catch (DataAccessException unreadable) {
            LOG.warn(
                    "Outboxes of {} could not be searched at once: {}",
                    cell,
                    unreadable.toString());
            return batch.stream().map(Resident::city).toList();
        }
    }

    private static String isDue(String schema) {
        return "select '"
                + schema
                + "' where exists (select from "
                + schema
                + ".outbox where delivered_at is null and due_at <= now())";
    }
}
