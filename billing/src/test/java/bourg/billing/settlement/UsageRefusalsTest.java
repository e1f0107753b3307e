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
    @Test
    void everyEventThatIsNotKeptIsToldByItsPlace() {
        String future =
                OffsetDateTime.now(ZoneOffset.UTC)
                        .plusHours(1)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
        Answer answer =
                lines(
                        event("f-0", "m-1", 2, "1"),
                        "{\"id\": \"f-1\"",
                        event("f-2", "m-9", 2, "1"),
                        event("f-3", "m-1", 2, "1.1234567"),
                        event("f-0", "m-1", 2, "2"),
                        event("f-5", "m-1", 2, "1")
                                .replaceFirst("\"at\": \"[^\"]*", "\"at\": \"" + future),
                        event("f-6", "m-1", 2, "1")
                                .replaceFirst(
                                        "\"at\": \"[^\"]*", "\"at\": \"2019-12-31T23:00:00-05:00"),
                        event("f-7", "m-1", 2, "1")
                                .replace(meter, "metr_00000000000000000000000000"),
                        "",
                        event("f-8", "m-1", 2, "1").replace("\"quantity\"", "\"amount\""),
                        event("f-9", "m-1", 2, "1")
                                .replace("\"quantity\": \"1\"", "\"quantity\": 1"),
                        event("f-0", "m-1", 2, "1.0"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("duplicates").asInt()).isEqualTo(1);
        List<String> told =
                answer.json().path("rejected").values().stream()
                        .map(fault ->
                                fault.path("index").asInt() + " " + fault.path("code").asString())
                        .toList();
        assertThat(told)
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
        assertThat(answer.json().path("rejected").path(1).path("message").asString())
                .isEqualTo("The subject is not bound to this meter");
        assertThat(
                        lines(event("f-0", "m-1", 2, "3"))
                                .json()
                                .path("rejected")
                                .path(0)
                                .path("code")
                                .asString())
                .isEqualTo("event_id_reused");
        assertThat(json("{\"id\": \"f-1\"}").code()).isEqualTo("invalid_request");
    }

    @Test
    void nobodyElseReadsOrTells() {
        var other =
                shop.open(
                        cities.quebec("unmeasured"),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        Request otherCity =
                http.to("unmeasured.localhost")
                        .as(tokens.staff(other.city(), StaffRole.ADMIN, StaffRole.FINANCE));
        Request otherPartner =
                http.to("partners.localhost")
                        .as(tokens.partner(other.partner().alias(), PartnerRole.ADMIN));
        lines(event("n-" + UUID.randomUUID(), "m-1", 2, "1"));
        String line = id(awaitLines(city, 1).path(0));
        for (Request stranger : List.of(otherCity, otherPartner, http.to("measured.localhost"))) {
            for (String path :
                    List.of(
                            "/meters/" + meter,
                            "/meters/" + meter + "/usage-months",
                            "/meters/" + meter + "/usage-lines?month=" + month,
                            "/usage-lines/" + line,
                            "/usage-lines/" + line + "/events",
                            "/usage-lines/" + line + "/receipt",
                            "/usage-lines/" + line + "/receipt-verification")) {
                assertThat(stranger.get("/api/v1" + path).status()).as(path).isIn(401, 404);
            }
        }
        assertThat(otherPartner.get("/api/v1/meters").json().path("items")).isEmpty();
        assertThat(otherCity.create("/api/v1/meters/" + meter + "/rate-cards", CARD).status())
                .isEqualTo(404);
        assertThat(
                        otherPartner
                                .post(
                                        "/api/v1/meters/" + meter + "/subjects",
                                        "{\"subjects\": [\"x\"]}")
                                .status())
                .isEqualTo(404);
        assertThat(
                        city.with("Content-Type", "application/x-ndjson")
                                .send(
                                        "POST",
                                        "/api/v1/usage-event-lines",
                                        event("x", "m-1", 2, "1"))
                                .status())
                .isEqualTo(404);
        assertThat(
                        otherPartner
                                .with("Content-Type", "application/x-ndjson")
                                .send(
                                        "POST",
                                        "/api/v1/usage-event-lines",
                                        event("x", "m-1", 2, "1"))
                                .json()
                                .path("rejected")
                                .path(0)
                                .path("code")
                                .asString())
                .isEqualTo("meter_unknown");
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
