package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStateTests {
    @Test
    void theLegalStepsAreTheseAndNoOthers() {
        List<String> legal =
                Arrays.stream(OrderState.values())
                        .flatMap(from ->
                                Arrays.stream(OrderState.values())
                                        .filter(from::mayBecome)
                                        .map(to -> from + " -> " + to))
                        .toList();
        assertThat(legal)
                .containsExactlyInAnyOrder(
                        "AWAITING_APPROVAL -> AWAITING_PAYMENT",
                        // What costs nothing is passed on at once.
                        "AWAITING_APPROVAL -> PAID",
                        "AWAITING_APPROVAL -> REFUSED",
                        "AWAITING_APPROVAL -> CANCELLED",
                        "AWAITING_PAYMENT -> PAID",
                        "AWAITING_PAYMENT -> EXPIRED",
                        "AWAITING_PAYMENT -> CANCELLED",
                        "PAID -> ACCEPTED",
                        "PAID -> REFUSED",
                        "ACCEPTED -> DONE",
                        "ACCEPTED -> REFUSED",
                        // A payment that crossed the expiry: the money is here, so the order
                        // stands.
                        "EXPIRED -> PAID",
                        // A payment that was recorded by mistake at the counter.
                        "PAID -> AWAITING_PAYMENT");
    }

    @Test
    void doneRefusedAndCancelledAreFinal() {
        assertThat(Arrays.stream(OrderState.values()).filter(OrderState::isFinal))
                .containsExactly(OrderState.DONE, OrderState.REFUSED, OrderState.CANCELLED);
    }
}
