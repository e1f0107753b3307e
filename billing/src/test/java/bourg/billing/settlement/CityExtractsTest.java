package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import bourg.tenants.City;
import bourg.tenants.CityExtract;
import bourg.tenants.routing.ControlPlane;
import bourg.tenants.routing.RowFormat;
import bourg.tenants.routing.RowSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves the control plane with a city: all of its own, and nothing of another's. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityExtractsTest extends SaleTest {
    @Autowired ControlPlane control;
    @Autowired List<CityExtract> extracts;

    @Test
    void everythingThatIsTheCitysLeavesAndNothingOfAnother() throws Exception {
        var here = sale("leaving-shop");
        var other = sale("staying-shop");
        Order ours = sold(here);
        Order theirs = sold(other);
        await("sent", () -> transfersIn(ours, "SENT") == 2 && transfersIn(theirs, "SENT") == 2);

        Map<String, String> rows = read(here.city());
        assertThat(rows.get("order_reference")).contains(ours.id().value().toString());
        assertThat(rows.get("adoption")).contains(here.adoption().id().value().toString());
        assertThat(rows.get("payment")).contains(ours.id().value().toString());
        assertThat(lines(rows, "agreement")).hasSize(1);
        assertThat(lines(rows, "partner")).hasSize(1);
        assertThat(lines(rows, "offer_version")).hasSize(1);
        assertThat(lines(rows, "transfer")).hasSize(2);
        assertThat(rows.get("ledger_posting")).contains(payment(ours).id().toString());
        assertThat(rows.get("ledger_trial_balance")).contains("\"amount_minor\":0");
        String all = String.join("\n", rows.values());
        assertThat(all)
                .doesNotContain(
                        theirs.id().value().toString(),
                        theirs.id().toString(),
                        other.city().id().value().toString(),
                        other.city().id().toString(),
                        other.adoption().id().value().toString());
    }

    private Shop.OnSale sale(String code) {
        var sale =
                shop.open(
                        cities.quebec(code),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        return sale;
    }

    private Map<String, String> read(City city) throws Exception {
        Map<String, String> read = new HashMap<>();
        List<String> names = new ArrayList<>();
        control.read(
                city.id(),
                extracts,
                sources -> {
                    for (RowSource source : sources) {
                        var target = new ByteArrayOutputStream();
                        long rows = source.copyOut(RowFormat.JSON_LINES, target);
                        assertThat(source.digest().rows()).as(source.name()).isEqualTo(rows);
                        read.put(source.name(), target.toString(StandardCharsets.UTF_8));
                        names.add(source.name());
                    }
                });
        assertThat(names).doesNotHaveDuplicates();
        return read;
    }

    private static List<String> lines(Map<String, String> rows, String name) {
        return rows.getOrDefault(name, "").lines().toList();
    }
}
