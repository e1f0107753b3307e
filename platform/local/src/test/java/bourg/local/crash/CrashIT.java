package bourg.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.marketplace.OrderState;
import bourg.local.journey.Books;
import bourg.local.journey.Purchase;
import bourg.local.journey.SandboxKnobs;
import bourg.local.journey.Town;
import bourg.local.journey.Waiting;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The application and its database are killed at random moments under load, with webhooks that come
 * one to three times in no order; then all that was acknowledged must be so, to the cent. One round
 * in {@code mvn verify}, many with {@code -Pcrash}.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("bourg.crash.rounds", 1);
    private static final int ORDERS_A_ROUND = Integer.getInteger("bourg.crash.orders", 40);
    private static final long SEED = Long.getLong("bourg.crash.seed", 20_261_129);
    private static final Set<OrderState> PAID =
            EnumSet.of(OrderState.PAID, OrderState.ACCEPTED, OrderState.DONE, OrderState.REFUSED);

    @AfterEach
    void behave() {
        SandboxKnobs.behave();
    }

    @Test
    void whatWasAcknowledgedIsSoAndNotACentIsLost() {
        System.out.printf("%d rounds of %d orders, seed %d%n", ROUNDS, ORDERS_A_ROUND, SEED);
        Rounds rounds = new Rounds(Town.shared(), SEED, ORDERS_A_ROUND);
        for (int i = 1; i <= ROUNDS; i++) {
            assertThat(rounds.play(i)).as("broken after round %d", i).isEmpty();
        }
        SandboxKnobs.behave();
        SandboxKnobs.passDays(4);
        comesToRest();
        Acknowledged all = rounds.acknowledged();
        all.placed().forEach(purchase -> assertThat(purchase.state()).isNotNull());
        all.paid().forEach(purchase -> assertThat(purchase.state()).isIn(PAID));
        all.refused()
                .forEach(purchase -> assertThat(purchase.state()).isEqualTo(OrderState.REFUSED));
        refundedOnce(all.refunded());
        chargedOnce(all.placed());
        assertThat(all.givenUp()).isEmpty();
        assertThat(all.placed()).hasSize(ROUNDS * ORDERS_A_ROUND);
        System.out.printf("In the end: %s, 0 violations%n", all);
    }

    static void comesToRest() {
        Waiting.patiently().untilAsserted(() -> assertThat(Invariants.brokenAtRest()).isEmpty());
        Waiting.patiently()
                .ignoreExceptions()
                .until(() -> Books.reconciliation().getDifferences().isEmpty());
    }

    private static void chargedOnce(Collection<Purchase> placed) {
        Map<String, Integer> charges = new HashMap<>();
        for (JsonNode charge : SandboxKnobs.all("charge")) {
            if (charge.path("paid").asBoolean()) {
                charges.merge(charge.path("transfer_group").asString(""), 1, Integer::sum);
            }
        }
        assertThat(placed)
                .allSatisfy(order ->
                        assertThat(charges.getOrDefault(order.id(), 0)).isLessThanOrEqualTo(1));
    }

    private static void refundedOnce(Collection<Purchase> refunded) {
        Map<String, Integer> refunds = new HashMap<>();
        Map<String, String> orders = new HashMap<>();
        SandboxKnobs.all("charge")
                .forEach(charge ->
                        orders.put(
                                charge.path("id").asString(),
                                charge.path("transfer_group").asString("")));
        for (JsonNode refund : SandboxKnobs.all("refund")) {
            refunds.merge(
                    orders.getOrDefault(refund.path("charge").asString(), ""), 1, Integer::sum);
        }
        assertThat(refunded)
                .allSatisfy(order -> assertThat(refunds.getOrDefault(order.id(), 0)).isEqualTo(1));
    }
}
