package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bourg.tenants.CityExtract;
import bourg.tenants.CityId;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.routing.ControlPlane;
import bourg.tenants.routing.RowFormat;
import bourg.tenants.routing.RowSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was used leaves with its city, and with no other; the books of it stay. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class UsageLeavesTest extends UsageTrial {
    @Autowired ControlPlane control;
    @Autowired List<CityExtract> extracts;
    @Autowired List<CityRemains> remains;

    @Test
    void whatWasUsedLeavesWithItsCityAndStaysInTheBooks() throws Exception {
        lines(event("leaves-1", "m-1", 2, "1"), event("leaves-2", "m-1", 3, "2"));
        awaitLines(city, 1);
        Map<String, String> ours = read(sale.city().id());
        assertThat(ours.get("usage_event")).contains("leaves-1", "leaves-2");
        for (String name :
                List.of(
                        "meter",
                        "rate_card",
                        "rate_tier",
                        "usage_subject",
                        "usage_period",
                        "usage_round",
                        "usage_line")) {
            assertThat(ours.getOrDefault(name, "")).as(name).isNotBlank();
        }
        Map<String, String> theirs = read(cities.quebec("stays-here").id());
        assertThat(theirs.getOrDefault("meter", "") + theirs.getOrDefault("usage_event", ""))
                .isBlank();
        CityRemains metering =
                remains.stream()
                        .filter(each -> each.name().equals("metering"))
                        .findFirst()
                        .orElseThrow();
        assertThat(metering.plan(sale.city()))
                .extracting(Erasure::kind, Erasure::isDeleted)
                .containsExactly(tuple("usage_lines", false), tuple("usage_events", false));
        assertThat(metering.hindrance(sale.city())).isEmpty();
    }

    private Map<String, String> read(CityId city) throws Exception {
        Map<String, String> read = new HashMap<>();
        control.read(
                city,
                extracts,
                sources -> {
                    for (RowSource source : sources) {
                        var target = new ByteArrayOutputStream();
                        source.copyOut(RowFormat.JSON_LINES, target);
                        read.put(source.name(), target.toString(StandardCharsets.UTF_8));
                    }
                });
        return read;
    }
}
