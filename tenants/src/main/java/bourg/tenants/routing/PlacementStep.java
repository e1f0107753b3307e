package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives a city its place: the cell of the home region that holds the fewest. */
@Component
class PlacementStep implements ProvisioningStep {
    private final JdbcClient federation;
    private final Cells cells;
    private final Placements placements;

    PlacementStep(
            @Qualifier("federation") JdbcClient federation, Cells cells, Placements placements) {
        this.federation = federation;
        this.cells = cells;
        this.placements = placements;
    }

    @Override
    public String name() {
        return "placement";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void run(City city) {
        place(city, cells.in(cells.homeRegion()));
    }

    /** Places the city in the emptiest of these cells, unless it has a place. */
    void place(City city, Set<String> among) {
        String cell = emptiest(among);
        federation
                .sql(
                        """
                        insert into placement (city, cell, schema, region, state, epoch) values (?, ?, ?, ?, 'ACTIVE', 1)
                        on conflict (city) do nothing\
                        """)
                .params(
                        city.id().value(),
                        cell,
                        Placement.schemaOf(city.code()),
                        cells.region(cell))
                .update();
    }

    @Override
    public List<Undone> undo(City city) {
        int places =
                federation
                        .sql("delete from placement where city = ?")
                        .param(city.id().value())
                        .update();
        placements.forget(city.id());
        return List.of(Undone.deleted("placements", places));
    }

    private String emptiest(Set<String> among) {
        Map<String, Integer> residents = new HashMap<>();
        among.forEach(name -> residents.put(name, 0));
        federation
                .sql("select cell, count(*) as cities from placement group by cell")
                .query(
                        (RowCallbackHandler)
                                row ->
                                        residents.replace(
                                                row.getString("cell"), row.getInt("cities")));
        return residents.entrySet().stream()
                .min(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }
}
