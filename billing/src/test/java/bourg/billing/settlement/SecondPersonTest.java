package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.Finances;
import bourg.billing.Reconciliation;
import bourg.billing.Refund;
import bourg.billing.RefundApprovals;
import bourg.billing.RefundDecision;
import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A large refund (above 50 $ in these tests) needs two people of the city. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class SecondPersonTest extends SaleTest {
    @Autowired RefundApprovals approvals;
    @Autowired Finances finances;
    @Autowired Cities registry;
    @Autowired Reconciliation reconciliation;
    @Autowired Sweep sweep;

    private record Somebody(Actor actor) implements ActorSource {}

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private Order paid(String code) {
        var sale =
                shop.open(
                        cities.quebec(code),
                        10_001,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        return order;
    }

    @Test
    void aLargeRefundWaitsForSomebodyElse() {
        Order order = paid("two-people");
        Actor.Staff alice = staff(order, "alice");
        Actor.Staff bob = staff(order, "bob");
        assertThat(refund(alice, order, 5_000, "small").state()).isEqualTo(RefundState.REQUESTED);
        Refund large = refund(alice, order, 5_001, "large");
        assertThat(large.state()).isEqualTo(RefundState.WAITING_FOR_APPROVAL);
        assertThat(refund(alice, order, 5_001, "large").id()).isEqualTo(large.id());
        assertThat(payment(order).refundable()).isEqualTo(Money.of(1_498, "CAD"));
        assertThat(approvals.of(order.city())).hasSize(1);
        assertThat(waiting(order).refunds()).isEqualTo(1);
        sweep.run(Instant.now());
        assertThat(stateOf(large)).isEqualTo(RefundState.WAITING_FOR_APPROVAL);

        assertThat(approvals.approve(alice, large.id()))
                .isInstanceOf(RefundDecision.OwnRequest.class);
        City elsewhere = cities.quebec("two-others");
        Actor.Staff eve = new Actor.Staff("eve", elsewhere.id(), Set.of(StaffRole.FINANCE), "Eve");
        assertThat(approvals.approve(eve, large.id())).isInstanceOf(RefundDecision.NotFound.class);
        assertThat(approvals.approve(bob, large.id())).isInstanceOf(RefundDecision.Decided.class);
        await("refunded", () -> stateOf(large) == RefundState.SUCCEEDED);
        assertThat(approvals.of(order.city())).isEmpty();
        assertThat(waiting(order).refunds()).isZero();
        await("booked", () -> reconciliation.run().differences().isEmpty());
    }

    @Test
    void aDeclinedRefundFreesWhatItHadReserved() {
        Order order = paid("declined");
        Refund large = refund(staff(order, "alice"), order, 11_499, "all");
        assertThat(payment(order).refundable().isZero()).isTrue();
        assertThat(approvals.decline(staff(order, "bob"), large.id()))
                .isInstanceOf(RefundDecision.Decided.class);
        assertThat(stateOf(large)).isEqualTo(RefundState.DECLINED);
        assertThat(payment(order).refundable()).isEqualTo(Money.of(11_499, "CAD"));
        assertThat(approvals.approve(staff(order, "bob"), large.id()))
                .isInstanceOf(RefundDecision.NotWaiting.class);
        assertThatThrownBy(() ->
                        federation
                                .sql("update refund set decided_by = requested_by where id = ?")
                                .param(large.id().value())
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("refund_two_people");
    }

    @Test
    void ofManyWhoDecideAtOnceExactlyOneDoes() throws Exception {
        Order order = paid("at-once");
        Refund large = refund(staff(order, "alice"), order, 11_499, "all");
        List<Callable<RefundDecision>> all =
                List.of(
                        () -> approvals.approve(staff(order, "bob"), large.id()),
                        () -> approvals.decline(staff(order, "carol"), large.id()),
                        () -> approvals.approve(staff(order, "dan"), large.id()),
                        () -> approvals.decline(staff(order, "erin"), large.id()));
        try (ExecutorService pool = Executors.newFixedThreadPool(all.size())) {
            long decided = 0;
            for (Future<RefundDecision> each : pool.invokeAll(all)) {
                decided += each.get() instanceof RefundDecision.Decided ? 1 : 0;
            }
            assertThat(decided).isEqualTo(1);
        }
        await("over", () -> stateOf(large) != RefundState.REQUESTED);
        long left = stateOf(large) == RefundState.DECLINED ? 11_499 : 0;
        assertThat(payment(order).refundable().amountMinor()).isEqualTo(left);
    }

    @Test
    void aDisputeTakesWhatWaited() {
        Order order = paid("contested-wait");
        Refund large = refund(staff(order, "alice"), order, 11_499, "all");
        String charge = Objects.requireNonNull(payments.alive(order.id()).orElseThrow().charge());
        TestStripe.setback("charges/" + charge + "/dispute");
        await("contested", () -> payment(order).disputed().amountMinor() == 11_499);
        assertThat(stateOf(large)).isEqualTo(RefundState.FAILED);
        assertThat(payment(order).refunded().isZero()).isTrue();
        await("booked", () -> reconciliation.run().differences().isEmpty());
    }

    @Test
    void whatNobodyAskedForNeedsNoSecondPerson() {
        Order order = paid("nobody");
        in(order, () -> orders.refuse(order.id(), "Complet"));
        await("given back", () -> payment(order).refunded().amountMinor() == 11_499);
        assertThat(approvals.of(order.city())).isEmpty();
        await("booked", () -> reconciliation.run().differences().isEmpty());
    }

    private Finances.Waiting waiting(Order order) {
        return finances.waitingIn(registry.require(order.city()));
    }

    private RefundState stateOf(Refund refund) {
        return RefundState.valueOf(
                federation
                        .sql("select state from refund where id = ?")
                        .param(refund.id().value())
                        .query(String.class)
                        .single());
    }

    private static Actor.Staff staff(Order order, String name) {
        return new Actor.Staff(name, order.city(), Set.of(StaffRole.FINANCE), name);
    }

    private Refund refund(Actor.Staff by, Order order, long amount, String key) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken(new Somebody(by), "", "SIGNED_IN"));
        Refunding asked =
                in(order, () -> billing.refund(order.id(), Money.of(amount, "CAD"), "Geste", key));
        return ((Refunding.Requested) asked).refund();
    }
}
