package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.billing.Receipt;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PricePlan;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What costs nothing, and what costs less per unit the more of it is ordered. */
class PricePlanTest extends SaleTest {
    @Test
    void aFreeOrderGoesStraightToThePartnerWithAReceiptAboutNothing() {
        var sale =
                shop.open(
                        cities.quebec("gratuit"), new PricePlan.Free(Currency.getInstance("CAD")));
        Order order = shop.order(sale);
        assertThat(order.state()).isEqualTo(OrderState.PAID);
        assertThat(order.history()).hasSize(2);
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .isEqualTo(new CheckOut.NotPayable(OrderState.PAID));
        await("numbered", () -> in(order, () -> billing.receipt(order.id())).isPresent());
        Receipt receipt = in(order, () -> billing.receipt(order.id())).orElseThrow();
        assertThat(receipt.number()).endsWith("-000001");
        assertThat(receipt.quote().total()).isEqualTo(Money.of(0, "CAD"));
        assertThat(receipt.quote().taxes()).isEmpty();
        await("indexed", () -> indexed(order, "PAID"));
        in(order, () -> orders.refuse(order.id(), "Complet"));
        await("refused", () -> indexed(order, "REFUSED"));
        assertThat(in(order, () -> billing.paymentOf(order.id()))).isEmpty();
        assertThat(in(order, () -> billing.refundsOf(order.id()))).isEmpty();
    }

    private boolean indexed(Order order, String state) {
        return federation
                        .sql("select count(*) from order_reference where id = ? and state = ?")
                        .params(order.id().value(), state)
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Test
    void aQuantityIsPricedByItsTiersAndPinnedLineByLine() {
        var sale =
                shop.open(
                        cities.quebec("degressif"),
                        new PricePlan.Tiered(
                                PricePlan.Tiered.Mode.GRADUATED,
                                List.of(
                                        new PricePlan.Tier(2, Money.of(1_000, "CAD")),
                                        new PricePlan.Tier(null, Money.of(701, "CAD")))));
        Order order = shop.order(sale, 3);
        TestStripe.pay(checkOut(order), "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
        assertThat(payment(order).quote().net()).isEqualTo(Money.of(2_701, "CAD"));
        assertThat(payment(order).quote().lines())
                .containsExactly(
                        new PricePlan.Line(2, Money.of(1_000, "CAD"), Money.of(2_000, "CAD")),
                        new PricePlan.Line(1, Money.of(701, "CAD"), Money.of(701, "CAD")));
        assertThat(in(order, () -> billing.receipt(order.id())).orElseThrow().quote())
                .isEqualTo(payment(order).quote());
    }
}
