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

/** Asks all cities of a cell the same question, a few hundred cities a statement. */
@Component
class CitySearch {
    private static final Logger LOG = LoggerFactory.getLogger(CitySearch.class);
    private static final int CITIES_AT_ONCE = 250;

    private final JdbcClient federation;
    private final Cells cells;

    CitySearch(@Qualifier("federation") JdbcClient federation, Cells cells) {
        this.federation = federation;
        this.cells = cells;
    }

    Set<String> cells() {
        return cells.names();
    }

    /**
     * The cities whose schema has what is asked for, suspended ones too, and those on their way
     * out; the question names the table with a dot before it.
     */
    List<CityId> in(String cell, String question) {
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
            due.addAll(among(cell, question, residents.subList(first, last)));
        }
        return due;
    }

    private record Resident(CityId city, String schema) {}

    /** If one schema cannot be read at this moment, each city of the batch is looked after. */
    private List<CityId> among(String cell, String question, List<Resident> batch) {
        String query =
                String.join(
                        " union all ",
                        batch.stream().map(resident -> ask(resident.schema(), question)).toList());
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
                    "The cities of {} could not be searched at once: {}",
                    cell,
                    unreadable.toString());
            return batch.stream().map(Resident::city).toList();
        }
    }

    private static String ask(String schema, String question) {
        return "select '" + schema + "' where exists (select from " + schema + question + ")";
    }
}
