package bourg.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestHttp.Request;
import bourg.tenants.trial.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A city's accountants take a month out of the platform, to the cent, and nobody else does. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class MonthsApiTest extends MonthEndTrial {
    @Autowired TestHttp http;
    @Autowired TestTokens tokens;

    private Request finance(City city) {
        return http.to(city.host()).as(tokens.staff(city, StaffRole.FINANCE));
    }

    /** Five sales at one instant, so that a piece ends between them, and one transfer. */
    private City traded() {
        City city = cities.quebec("months-api");
        Party party = Party.city(city.id());
        for (int i = 1; i <= 5; i++) {
            sale(party, "2025-03-10T12:00:00Z", 1_000L * i, 10);
        }
        transfer(party, "2025-03-11T12:00:00Z", 9_000);
        monthEnd.run(Instant.parse("2025-04-02T00:00:00Z"));
        return city;
    }

    @Test
    void aMonthIsReadByItsCityAlone() {
        City city = traded();
        Request finance = finance(city);
        JsonNode month = finance.get("/api/v1/closed-months").json().path("items").path(0);
        assertThat(month.path("month").asString()).isEqualTo("2025-03");
        assertThat(minor(month.path("closing"))).isEqualTo(15_000 - 50 - 9_000);
        String path = "/api/v1/closed-months/" + month.path("id").asString();
        assertThat(finance.get(path).json()).isEqualTo(month);

        List<JsonNode> lines = lines(finance, path);
        assertThat(lines).hasSize(11).doesNotHaveDuplicates();
        assertThat(lines.stream().mapToLong(line -> minor(line.path("amount"))).sum())
                .isEqualTo(minor(month.path("closing")) - minor(month.path("opening")));
        JsonNode statement = finance.get("/api/v1/statement?month=2025-03").json();
        assertThat(lines).containsExactlyElementsOf(statement.path("lines").values());

        JsonNode journal = finance.get(path + "/journal").json();
        assertThat(journal.path("debits")).isEqualTo(journal.path("credits"));
        assertThat(journal.path("hash")).isEqualTo(month.path("hash"));
        assertThat(finance.get("/api/v1/finances").json().path("latest_closed_month"))
                .isEqualTo(month);
        for (String each : List.of(path, path + "/lines", path + "/journal")) {
            assertThat(finance(cities.quebec("months-elsewhere")).get(each).status())
                    .isEqualTo(404);
            assertThat(
                            http.to(city.host())
                                    .as(tokens.staff(city, StaffRole.CLERK))
                                    .get(each)
                                    .status())
                    .isEqualTo(403);
            assertThat(http.to(city.host()).get(each).status()).isEqualTo(401);
        }
        assertThat(finance.get(path + "/lines?cursor=bm9uc2Vuc2U").code())
                .isEqualTo("invalid_cursor");
    }

    /** Two at a time. */
    private static List<JsonNode> lines(Request finance, String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = finance.get(path + "/lines?limit=2" + next).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            all.addAll(List.copyOf(page.path("items").values()));
            next = "&cursor=" + page.path("next_cursor").asString("");
        } while (next.length() > "&cursor=".length() && all.size() < 50);
        return all;
    }

    private static long minor(JsonNode money) {
        return money.path("amount_minor").asLong();
    }
}
