package bourg.tenants.closing;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
import bourg.tenants.RowsOfCity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the control plane knows of a city beyond its books: rows that go, texts that are emptied.
 * The city's own row stays, for the books are kept under its code.
 */
@Component
class ControlRemains implements CityRemains {
    /** Rows that go; in this order, because some point to others. */
    private static final Map<String, String> ROWS = rows();

    private static final String TEXTS =
            "city where id = :city and (logo is not null or suspended_reason is not null)";

    private final JdbcClient federation;

    ControlRemains(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("first_admin", "city = :city");
        rows.put("provisioning_step", "city = :city");
        rows.put("city_import_row", "city = :city");
        rows.put("city_upgrade", "city = :city");
        rows.put("city_move", "city = :city");
        rows.put("isolation_report", "city = :city");
        rows.put("audit_head", "city = :city");
        rows.put("job", "city = :city");
        // Answers to operators and partners are kept for a day; they may tell what the city knew.
        rows.put("idempotent_request", "position(convert_to(:text, 'UTF8') in body) > 0");
        rows.put(
                "scheduled_tasks",
                """
                position(:text in task_instance) > 0
                    or position(convert_to(:text, 'UTF8') in task_data) > 0
                    or position(convert_to(:uuid, 'UTF8') in task_data) > 0\
                """);
        return rows;
    }

    @Override
    public String name() {
        return "control_plane";
    }

    @Override
    public List<Erasure> plan(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        List<Erasure> plan = new ArrayList<>();
        ROWS.forEach((table, which) ->
                plan.add(Erasure.deleted(table, rows.count(table + " where " + which))));
        plan.add(Erasure.deleted("city_texts", rows.count(TEXTS)));
        plan.add(Erasure.kept("city", 1, "registry", null));
        return plan;
    }

    @Override
    @InFederation
    public void erase(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        ROWS.forEach(
                (table, which) -> rows.sql("delete from " + table + " where " + which).update());
        rows.sql(
                        "update city set logo = null, logo_type = null, suspended_reason = null"
                                + " where id = :city")
                .update();
    }
}
