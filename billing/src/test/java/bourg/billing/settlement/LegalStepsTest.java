package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.DisputeState;
import bourg.billing.PaymentState;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Shares;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What Java thinks a legal step is and what the database lets be written are the same. */
class LegalStepsTest extends SaleTest {
    private static String steps(Enum<?> before, Enum<?> after) {
        return before + ">" + after;
    }

    private Set<String> written(String subject) {
        return federation
                .sql(
                        "select before || '>' || after from state_step where subject = ? and before <> ''")
                .param(subject)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .set();
    }

    @Test
    void thereIsOneTableOfSteps() {
        assertThat(written("payment"))
                .containsExactlyInAnyOrderElementsOf(
                        known(PaymentState.values(), PaymentState::mayBecome));
        assertThat(written("dispute"))
                .containsExactlyInAnyOrderElementsOf(
                        known(DisputeState.values(), DisputeState::mayBecome));
    }

    private static <S extends Enum<S>> Set<String> known(S[] states, BiPredicate<S, S> mayBecome) {
        return Arrays.stream(states)
                .flatMap(before ->
                        Arrays.stream(states)
                                .filter(after -> mayBecome.test(before, after))
                                .map(after -> steps(before, after)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void anIllegalStepCannotBeWritten() {
        var sale =
                shop.open(
                        cities.quebec("steps"),
                        2_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        var order = sold(sale);
        assertThatThrownBy(() -> move("EXPIRED", order.id().value()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("payment may not go from CAPTURED to EXPIRED");
        assertThatThrownBy(() ->
                        federation
                                .sql(
                                        "insert into state_step values ('payment', 'CAPTURED', 'OPEN')")
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    private void move(String state, Object order) {
        federation
                .sql("update payment set state = ?, posting = null where order_id = ?")
                .params(state, order)
                .update();
    }

    @Test
    void partiesNeverKeepMoreThanIsLeftOfTheCharge() {
        var sale =
                shop.open(
                        cities.quebec("conserved"),
                        2_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        var order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        var payment = payments.alive(order.id()).orElseThrow().payment().id().value();
        assertThatThrownBy(() ->
                        federation
                                .sql(
                                        "update transfer set sent_minor = sent_minor + 300, due_minor"
                                                + " = due_minor + 300 where payment = ? and party like 'city:%'")
                                .param(payment)
                                .update())
                .hasStackTraceContaining("parties keep");
        assertThatThrownBy(() ->
                        federation
                                .sql("update payment set refunded_minor = total_minor where id = ?")
                                .param(payment)
                                .update())
                .as("given back, and nothing taken back")
                .hasStackTraceContaining("parties keep");
    }
}
