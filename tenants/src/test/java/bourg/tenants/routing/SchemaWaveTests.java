package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class SchemaWaveTests {
    private final TestCities cities;
    private final SchemaWave wave;
    private final Cells cells;

    SchemaWaveTests(
            @Autowired TestCities cities, @Autowired SchemaWave wave, @Autowired Cells cells) {
        this.cities = cities;
        this.wave = wave;
        this.cells = cells;
    }

    @Test
    void aSchemaThatIsBehindIsMigratedInTheBackground() throws Exception {
        cities.quebec("late");
        JdbcClient owner = JdbcClient.create(cells.provisioner("cell_1"));
        owner.sql("drop table city_late.page").update();
        owner.sql("delete from city_late.flyway_schema_history where script = 'V102__pages.sql'")
                .update();

        wave.check("cell_1");

        await().untilAsserted(() ->
                assertThat(
                                owner.sql("select to_regclass('city_late.page') is not null")
                                        .query(Boolean.class)
                                        .single())
                        .isTrue());
        assertThat(
                        owner.sql(
                                        "select has_table_privilege('city_late', 'city_late.page', 'insert')")
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }
}
