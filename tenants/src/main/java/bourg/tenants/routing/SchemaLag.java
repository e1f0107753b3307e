package bourg.tenants.routing;

import bourg.tenants.CityBehind;
import bourg.tenants.CityId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the cities whose schema is behind: one question for hundreds of cities. */
@Component
class SchemaLag {
    private static final int CITIES_AT_ONCE = 250;

    private final JdbcClient federation;
    private final CitySchemas schemas;
    private final Cells cells;

    SchemaLag(@Qualifier("federation") JdbcClient federation, CitySchemas schemas, Cells cells) {
        this.federation = federation;
        this.schemas = schemas;
        this.cells = cells;
    }

    List<CityBehind> all() {
        return cells.names().stream().sorted().flatMap(cell -> in(cell).stream()).toList();
    }

    private List<CityBehind> in(String cell) {
        List<Resident> residents = residents(cell);
        List<CityBehind> behind = new ArrayList<>();
        for (int first = 0; first < residents.size(); first += CITIES_AT_ONCE) {
            int last = Math.min(residents.size(), first + CITIES_AT_ONCE);
            behind.addAll(among(cell, residents.subList(first, last)));
        }
        return behind;
    }

    private record Resident(CityId city, String code, String schema) {}

    /** A city on the move is looked at when it has arrived. */
    private List<Resident> residents(String cell) {
        return federation
                .sql(
                        """
                        select city.id, code, placement.schema from placement join city on city.id = placement.city
                        where cell = ? and placement.state = 'ACTIVE'
                            and city.state in ('ACTIVE', 'SUSPENDED', 'CLOSING') order by city.id\
                        """)
                .param(cell)
                .query((row, _) ->
                        new Resident(
                                new CityId(row.getObject("id", UUID.class)),
                                row.getString("code"),
                                row.getString("schema")))
                .list();
    }

    private List<CityBehind> among(String cell, List<Resident> residents) {
        String query =
                String.join(
                        " union all ",
                        residents.stream().map(place -> applied(place.schema())).toList());
        List<Lag> late =
                JdbcClient.create(cells.provisioner(cell))
                        .sql("select name, applied from (" + query + ") as lag where applied < ?")
                        .param(schemas.newest(cell))
                        .query((row, _) -> new Lag(row.getString("name"), row.getInt("applied")))
                        .list();
        return residents.stream()
                .flatMap(place ->
                        late.stream()
                                .filter(lag -> lag.schema().equals(place.schema()))
                                .map(lag ->
                                        new CityBehind(
                                                place.city(), place.code(), cell, lag.applied())))
                .toList();
    }

    private record Lag(String schema, int applied) {}

    private static String applied(String schema) {
        return "select '"
                + schema
                + "' as name, count(*) as applied from "
                + schema
                + "."
                + CityTemplate.HISTORY
                + " where success";
    }
}
