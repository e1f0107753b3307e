package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.PaymentState;
import bourg.billing.stripe.Signatures;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Shares;
import bourg.tenants.trial.TestHttp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** News of the provider that comes in the wrong way, or not at all. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class WebhookTest extends SaleTest {
    @Autowired EventSweep events;
    @Autowired TestHttp http;

    @Test
    void newsThatWasLostForGoodIsFoundBySweepingAndCountsOnce() {
        var sale =
                shop.open(
                        cities.quebec("lost-news"),
                        10_001,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        events.run(Instant.now());
        TestStripe.webhooks("hold");
        Order order = shop.order(sale);
        TestStripe.pay(checkOut(order), "4242424242424242");
        assertThat(payment(order).state()).isEqualTo(PaymentState.OPEN);
        events.run(Instant.now().plusSeconds(2));
        await("paid", () -> stateOf(order) == OrderState.PAID);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        long swept = events("SWEEP");
        long postings = postings(order);
        assertThat(swept).isPositive();

        TestStripe.webhooks("duplicate");
        events.run(Instant.now().plusSeconds(2));
        Order next = sold(sale);
        await("sent", () -> transfersIn(next, "SENT") == 2);
        assertThat(events("SWEEP")).isGreaterThanOrEqualTo(swept);
        assertThat(postings(order)).isEqualTo(postings);
    }

    @Test
    void newsThatIsDaysLateIsTakenAndASignatureThatIsOldIsNot() {
        Instant now = Instant.now();
        String late = event("evt_late", now.minus(Duration.ofDays(3)));
        assertThat(post(late, now, TestStripe.SECRET)).isEqualTo(200);
        assertThat(post(late, now, TestStripe.SECRET)).isEqualTo(200);
        assertThat(stored("evt_late")).isEqualTo(1);
        assertThat(post(event("evt_retired", now), now, "whsec_retired")).isEqualTo(200);

        String replayed = event("evt_replayed", now);
        assertThat(post(replayed, now.minus(Duration.ofMinutes(6)), TestStripe.SECRET))
                .isEqualTo(400);
        assertThat(post(replayed, now, "whsec_of_somebody_else")).isEqualTo(400);
        assertThat(stored("evt_replayed")).isZero();
    }

    private static String event(String id, Instant created) {
        return ("{\"id\":\"%s\",\"object\":\"event\",\"type\":\"charge.updated\",\"created\":%d,\"api_version\":\"%s\","
                        + "\"data\":{\"object\":{\"id\":\"ch_unknown\"}}}")
                .formatted(id, created.getEpochSecond(), Signatures.apiVersion());
    }

    private int post(String body, Instant at, String secret) {
        return http.to("localhost")
                .with("Stripe-Signature", TestStripe.signature(body, at, secret))
                .post("/webhooks/stripe", body)
                .status();
    }

    private long stored(String id) {
        return federation
                .sql("select count(*) from provider_event where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private long events(String foundBy) {
        return federation
                .sql("select count(*) from provider_event where found_by = ?")
                .param(foundBy)
                .query(Long.class)
                .single();
    }

    private long postings(Order order) {
        return federation
                .sql("select count(distinct posting) from ledger.entries where reference = ?")
                .param(order.id().toString())
                .query(Long.class)
                .single();
    }
}
