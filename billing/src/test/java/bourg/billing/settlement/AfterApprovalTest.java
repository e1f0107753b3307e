package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Order;
import bourg.marketplace.OrderChange;
import bourg.marketplace.OrderState;
import bourg.marketplace.PartnerOrders;
import bourg.marketplace.PaymentMoment;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the city approves first, nothing is paid before, and a refusal gives nothing back. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class AfterApprovalTest extends SaleTest {
    @Autowired Adoptions adoptions;
    @Autowired PartnerOrders partners;
    @Autowired UnpaidOrders unpaid;

    private Shop.OnSale approvedFirst(String code) {
        var sale = onboarded(code);
        assertThat(
                        adoptions.payAt(
                                sale.city().id(),
                                sale.adoption().id(),
                                PaymentMoment.AFTER_APPROVAL))
                .isInstanceOf(AdoptionChange.Changed.class);
        return sale;
    }

    @Test
    void anOrderIsPaidOnlyAfterItIsApprovedAndExpiresFromThen() {
        var sale = approvedFirst("approved");
        Order order = shop.order(sale);
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_APPROVAL);
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .isEqualTo(new CheckOut.NotPayable(OrderState.AWAITING_APPROVAL));
        unpaid.expire(Instant.now().plusSeconds(60));
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_APPROVAL);

        Instant before = Instant.now();
        assertThat(in(order, () -> orders.approve(order.id())))
                .isInstanceOf(OrderChange.Changed.class);
        assertThat(in(order, () -> orders.approve(order.id())))
                .isInstanceOf(OrderChange.AlreadySo.class);
        unpaid.expire(before);
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        TestStripe.pay(checkOut(order), "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
        assertThat(in(order, () -> orders.approve(order.id())))
                .isInstanceOf(OrderChange.NotAllowed.class);

        Order forgotten = shop.order(sale);
        in(forgotten, () -> orders.approve(forgotten.id()));
        unpaid.expire(Instant.now().plusSeconds(60));
        assertThat(stateOf(forgotten)).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void theCityRefusesWithoutGivingBackAndThePartnerCannotDeclineWhatIsNotItsYet() {
        var sale = approvedFirst("unapproved");
        Order order = shop.order(sale);
        assertThat(partners.decline(sale.partner().id(), order.id(), "Non"))
                .isNotInstanceOf(OrderChange.Changed.class);
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_APPROVAL);
        in(order, () -> orders.refuse(order.id(), "Complet"));
        assertThat(stateOf(order)).isEqualTo(OrderState.REFUSED);
        assertThat(in(order, () -> billing.paymentOf(order.id()))).isEmpty();
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .isEqualTo(new CheckOut.NotPayable(OrderState.REFUSED));
    }
}
