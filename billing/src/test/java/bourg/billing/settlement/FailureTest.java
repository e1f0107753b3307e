package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.billing.PaymentState;
import bourg.billing.Reconciliation;
import bourg.billing.TransferId;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import bourg.tenants.trial.TestHttp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // injected by the test framework
class FailureTest extends SaleTest {
    @Autowired Reconciliation reconciliation;
    @Autowired Captures captures;
    @Autowired Settlement settlement;
    @Autowired Payouts payouts;
    @Autowired Sweep sweep;
    @Autowired TestHttp http;

    private Shop.OnSale sale() {
        return shop.open(
                cities.novaScotia("failures"),
                9_999,
                Shares.of(3_333, 3_333, 3_334),
                FeeBearer.SHARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "ERROR_AFTER_COMMIT", "NO_ANSWER", "RATE_LIMIT"})
    void anUnknownOutcomeAtCheckOutLosesNothingAndChargesOnce(String kind) {
        Order order = shop.order(sale());
        TestStripe.fail("POST", "/v1/checkout/sessions", kind, 1);
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .isInstanceOf(CheckOut.ProviderUnavailable.class);
        checkOut(order);
        assertThat(payments.alive(order.id()).orElseThrow().number()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR_AFTER_COMMIT", "NO_ANSWER"})
    void anUnknownOutcomeOfATransferIsRepeatedUnderTheSameKey(String kind) {
        var sale = sale();
        shop.onboard(sale);
        TestStripe.fail("POST", "/v1/transfers", kind, 2);
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aLostWebhookIsHealedByTheSweep() {
        TestStripe.webhooks("hold");
        Order order = shop.order(sale());
        TestStripe.pay(checkOut(order), "4242424242424242");
        assertThat(payment(order).state()).isEqualTo(PaymentState.OPEN);
        sweep.run(Instant.now());
        assertThat(payment(order).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void everyStepMayBeTakenTwice() {
        var sale = sale();
        shop.onboard(sale);
        TestStripe.webhooks("duplicate");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        long postings = postings(order);
        var attempt = payments.alive(order.id()).orElseThrow();
        captures.refresh(attempt);
        settlement.settle(attempt.payment().id());
        federation
                .sql("update payment set settled_at = null where id = ?")
                .param(attempt.payment().id().value())
                .update();
        settlement.settle(attempt.payment().id());
        federation
                .sql("select id from transfer where payment = ?")
                .param(attempt.payment().id().value())
                .query(UUID.class)
                .list()
                .forEach(id -> payouts.send(new TransferId(id)));
        sweep.run(Instant.now());
        assertThat(postings(order)).isEqualTo(postings);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    private long postings(Order order) {
        return federation
                .sql("select count(distinct posting) from ledger.entries where reference = ?")
                .param(order.id().toString())
                .query(Long.class)
                .single();
    }

    @Test
    void aForgedOrUnsignedWebhookIsRefused() {
        String body = "{\"id\":\"evt_forged\",\"type\":\"checkout.session.completed\"}";
        assertThat(http.to("localhost").post("/webhooks/stripe", body).status()).isEqualTo(400);
        assertThat(
                        http.to("localhost")
                                .with("Stripe-Signature", "t=1,v1=00")
                                .post("/webhooks/stripe", body)
                                .status())
                .isEqualTo(400);
        assertThat(
                        federation
                                .sql("select count(*) from provider_event where id = 'evt_forged'")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
