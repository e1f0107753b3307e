package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.billing.PaymentState;
import bourg.client.billing.Reconciliation;
import bourg.client.billing.ReconciliationDifferenceKind;
import bourg.client.marketplace.OrderState;
import bourg.local.RunningPlatform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The application is killed as {@code kill -9} does between payment and split, at three moments;
 * each time the order ends paid, split once, and the books balanced.
 */
class KillIT {

    private static final String GUEST = "killed@passage.example";
    private static final Duration NEVER = Duration.ofMinutes(2);
    private static final long CITY = 1_500;
    private static final long PARTNER = 7_501 + 500 + 998;
    private static final long TOTAL = 10_001 + 500 + 998;

    private Town town;
    private Purchase purchase;

    @BeforeEach
    void order() {
        town = Town.shared();
        Books.awaitReconciled();
        purchase = town.order(GUEST);
    }

    @AfterEach
    void behave() {
        SandboxKnobs.behave();
    }

    @Test
    void killedBeforeTheWebhookIsDelivered() {
        SandboxKnobs.holdWebhooks();
        purchase.pay();

        assertThat(purchase.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(purchase.payment().getState()).isEqualTo(PaymentState.OPEN);
        assertThat(webhooksOwed()).isPositive();
        onlyTheProviderKnowsOf(1);
        kill();
        endsPaidAndSplitOnce();
    }

    @Test
    void killedJustAfterTheWebhookWasReceived() {
        SandboxKnobs.delay("GET", "/v1/checkout/sessions", NEVER, 20);
        purchase.pay();
        Waiting.patiently().until(() -> webhooksOwed() == 0);

        assertThat(purchase.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(purchase.payment().getState()).isEqualTo(PaymentState.OPEN);
        onlyTheProviderKnowsOf(1);
        kill();
        endsPaidAndSplitOnce();
    }

    @Test
    void killedWhileOneTransferIsMadeAndTheOtherIsNot() {
        SandboxKnobs.fail("POST", "/v1/transfers", "no_answer", 1);
        SandboxKnobs.fail("POST", "/v1/transfers", "error", 50);
        purchase.pay();
        purchase.await(OrderState.PAID);
        Waiting.patiently().until(() -> SandboxKnobs.transfers(purchase.id()).size() == 1);

        assertThat(purchase.payment().getState()).isEqualTo(PaymentState.CAPTURED);
        assertThat(SandboxKnobs.transfers(purchase.id())).hasSize(1);
        onlyTheProviderKnowsOf(1);
        kill();
        endsPaidAndSplitOnce();
    }

    /** The provider has taken or sent money of which the ledger says nothing yet. */
    private static void onlyTheProviderKnowsOf(int objects) {
        Reconciliation before = Books.reconciliation();
        assertThat(before.getDifferences())
                .hasSize(objects)
                .allSatisfy(difference ->
                        assertThat(difference.getKind())
                                .isEqualTo(ReconciliationDifferenceKind.MISSING_IN_LEDGER));
    }

    private static long webhooksOwed() {
        return SandboxKnobs.all("_delivery").stream()
                .filter(delivery -> delivery.path("state").asString().equals("pending"))
                .count();
    }

    /** What held things up ends while the application is down. */
    private static void kill() {
        RunningPlatform.killApplication(SandboxKnobs::behave);
    }

    private void endsPaidAndSplitOnce() {
        purchase.await(OrderState.PAID);
        Books.awaitSent(purchase, CITY, PARTNER);
        Books.awaitReconciled();
        assertThat(purchase.payment().getTotal()).isEqualTo(Prices.cad(TOTAL));
        assertThat(purchase.receipt().getTotal()).isEqualTo(Prices.cad(TOTAL));
        assertThat(SandboxKnobs.transfers(purchase.id()))
                .extracting(transfer -> transfer.path("amount").asLong())
                .containsExactlyInAnyOrder(CITY, PARTNER);
        assertThat(SandboxKnobs.all("charge"))
                .filteredOn(this::isOurs)
                .as("charged once")
                .hasSize(1);
        Books ofCity = Books.ofCity(town.city().staff());
        assertThat(ofCity.linesOf(purchase))
                .isEqualTo(Map.of("CAPTURE SHARE", CITY, "TRANSFER TRANSFER", -CITY));
        assertThat(ofCity.statement().getClosing()).isEqualTo(Prices.cad(0));
        Books ofPartner = Books.ofPartner(town.partner().member());
        assertThat(ofPartner.linesOf(purchase))
                .isEqualTo(
                        Map.of(
                                "CAPTURE SHARE", 7_501L,
                                "CAPTURE GST", 500L,
                                "CAPTURE QST", 998L,
                                "TRANSFER TRANSFER", -PARTNER));
        assertThat(ofPartner.statement().getClosing()).isEqualTo(Prices.cad(0));
    }

    private boolean isOurs(JsonNode charge) {
        return purchase.id().equals(charge.path("transfer_group").asString(""));
    }
}
