package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.FeeBearer;
import bourg.marketplace.Shares;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp.Answer;
import bourg.tenants.trial.TestHttp.Request;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is not taken, not shown and not changed. */
class UsageRefusalsTest extends UsageTrial {
    private String at(String id, String time) {
        return event(id, "m-1", 2, "1").replaceFirst("\"at\": \"[^\"]*", "\"at\": \"" + time);
    }

    @Test
    void everyEventThatIsNotKeptIsToldByItsPlace() {
        String future =
                OffsetDateTime.now(ZoneOffset.UTC)
                        .plusHours(1)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
        String good = event("f-0", "m-1", 2, "1");
        Answer answer =
                lines(
                        good,
                        "{\"id\": \"f-1\"",
                        event("f-2", "m-9", 2, "1"),
                        event("f-3", "m-1", 2, "1.1234567"),
                        event("f-0", "m-1", 2, "2"),
                        at("f-5", future),
                        at("f-6", "2019-12-31T23:00:00-05:00"),
                        good.replace(meter, "metr_00000000000000000000000000"),
                        "",
                        good.replace("\"quantity\"", "\"amount\""),
                        good.replace("\"quantity\": \"1\"", "\"quantity\": 1"),
                        event("f-0", "m-1", 2, "1.0"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("duplicates").asInt()).isEqualTo(1);
        assertThat(faults(answer))
                .containsExactly(
                        "1 event_unreadable",
                        "2 subject_unknown",
                        "3 quantity_invalid",
                        "4 event_id_reused",
                        "5 event_in_future",
                        "6 month_not_priced",
                        "7 meter_unknown",
                        "8 property_unknown",
                        "9 quantity_invalid");
        JsonNode told = answer.json().path("rejected").path(1);
        assertThat(told.path("message").asString())
                .isEqualTo("The subject is not bound to this meter");
    }

    private static List<String> faults(Answer answer) {
        return answer.json().path("rejected").values().stream()
                .map(fault -> fault.path("index").asInt() + " " + fault.path("code").asString())
                .toList();
    }

    @Test
    void aNameThatIsTakenAndABodyThatIsWrongAreRefused() {
        assertThat(faults(lines(event("t-0", "m-1", 2, "1")))).isEmpty();
        assertThat(faults(lines(event("t-0", "m-1", 2, "3")))).containsExactly("0 event_id_reused");
        assertThat(json("{\"id\": \"f-1\"}").code()).isEqualTo("invalid_request");
    }

    @Test
    void nobodyElseReads() {
        lines(event("n-" + UUID.randomUUID(), "m-1", 2, "1"));
        String line = "/usage-lines/" + id(awaitLines(city, 1).path(0));
        var other = other();
        for (Request stranger :
                List.of(cityOf(other), partnerOf(other), http.to("measured.localhost"))) {
            for (String path :
                    List.of(
                            "/meters/" + meter,
                            "/meters/" + meter + "/usage-months",
                            "/meters/" + meter + "/usage-lines?month=" + month,
                            line,
                            line + "/events",
                            line + "/receipt",
                            line + "/receipt-verification")) {
                assertThat(stranger.get("/api/v1" + path).status()).as(path).isIn(401, 404);
            }
        }
        assertThat(partnerOf(other).get("/api/v1/meters").json().path("items")).isEmpty();
    }

    @Test
    void nobodyElseTells() {
        var other = other();
        String path = "/api/v1/meters/" + meter;
        assertThat(cityOf(other).create(path + "/rate-cards", CARD).status()).isEqualTo(404);
        String subjects = "{\"subjects\": [\"x\"]}";
        assertThat(partnerOf(other).post(path + "/subjects", subjects).status()).isEqualTo(404);
        String event = event("x", "m-1", 2, "1");
        assertThat(sent(city, event).status()).isEqualTo(404);
        assertThat(faults(sent(partnerOf(other), event))).containsExactly("0 meter_unknown");
    }

    private static Answer sent(Request who, String event) {
        return who.with("Content-Type", "application/x-ndjson")
                .send("POST", "/api/v1/usage-event-lines", event);
    }

    private Shop.OnSale other() {
        return shop.open(
                cities.quebec("unmeasured"),
                10_000,
                Shares.of(1_500, 7_500, 1_000),
                FeeBearer.PARTNER);
    }

    private Request cityOf(Shop.OnSale other) {
        return http.to("unmeasured.localhost")
                .as(tokens.staff(other.city(), StaffRole.ADMIN, StaffRole.FINANCE));
    }

    private Request partnerOf(Shop.OnSale other) {
        return http.to("partners.localhost")
                .as(tokens.partner(other.partner().alias(), PartnerRole.ADMIN));
    }

    @Test
    void aCardThatOverlapsOrWouldChangeARatedMonthIsRefused() {
        lines(event("c-" + UUID.randomUUID(), "m-1", 2, "1"));
        awaitLines(city, 1);
        String path = "/api/v1/meters/" + meter + "/rate-cards";
        assertThat(city.create(path, CARD.replace("2020-01-01", month.atDay(1).toString())).code())
                .isEqualTo("rate_card_overlaps");
        assertThat(city.create(path, CARD.replace("2020-01-01", "2099-02-02")).code())
                .isEqualTo("invalid_request");
        assertThat(city.create(path, CARD.replace("2020-01-01", "2099-02-01")).status())
                .isEqualTo(201);
        JsonNode cards = city.get("/api/v1/meters/" + meter).json().path("rate_cards");
        assertThat(cards.path(1).path("valid_until").asString()).isEqualTo("2099-01-31");
        assertThat(city.create(path, CARD.replace("2020-01-01", "2099-01-01")).code())
                .isEqualTo("rate_card_overlaps");
    }
}
