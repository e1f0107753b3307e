package bourg.tenants.routing;

import bourg.tenants.City;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does in a city's schema what only the owner of the schema can. */
public class OwnerSql {
    private final Cells cells;

    OwnerSql(Cells cells) {
        this.cells = cells;
    }

    /** One statement on the city's audit tables. */
    public void in(City city, String sql) {
        String schema = Placement.schemaOf(city.code());
        JdbcClient.create(cells.provisioner("cell_1"))
                .sql(sql.replaceAll("\\b(audit_entry|audit_end)\\b", schema + ".$1"))
                .update();
    }
}
