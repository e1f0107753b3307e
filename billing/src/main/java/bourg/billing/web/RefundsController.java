package bourg.billing.web;

import bourg.billing.Billing;
import bourg.billing.OpenMatters;
import bourg.billing.RefundApprovals;
import bourg.billing.RefundDecision;
import bourg.billing.RefundId;
import bourg.billing.Refunding;
import bourg.billing.web.api.Refund;
import bourg.billing.web.api.RefundCreation;
import bourg.billing.web.api.RefundList;
import bourg.billing.web.api.RefundSettlement;
import bourg.billing.web.api.RefundState;
import bourg.billing.web.api.RefundsApi;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.tenants.Actor;
import bourg.tenants.CityId;
import bourg.tenants.CurrentActor;
import bourg.tenants.FieldError;
import bourg.tenants.contract.ApiProblem;
import bourg.tenants.contract.Refusal;
import java.util.Currency;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a city's finance people give money back. */
@RestController
class RefundsController implements RefundsApi {
    private final Asking asking;
    private final Orders orders;
    private final Billing billing;
    private final RefundApprovals approvals;
    private final OpenMatters matters;

    RefundsController(
            Asking asking,
            Orders orders,
            Billing billing,
            RefundApprovals approvals,
            OpenMatters matters) {
        this.asking = asking;
        this.orders = orders;
        this.billing = billing;
        this.approvals = approvals;
        this.matters = matters;
    }

    @Override
    public Refund createRefund(String orderId, String idempotencyKey, RefundCreation wish) {
        OrderId order = theirs(orderId);
        return switch (billing.refund(
                order, amount(wish), wish.getReason(), "api:" + idempotencyKey)) {
            case Refunding.Requested(var refund) -> refund(refund);
            case Refunding.ExceedsRemaining(var left) ->
                    throw Asking.conflict(
                            "refund_exceeds_remaining",
                            left.amountMinor(),
                            left.currency().getCurrencyCode());
            case Refunding.InvalidAmount _ -> throw invalidAmount();
            case Refunding.Contested _ -> throw Asking.conflict("payment_contested");
            case Refunding.NotPaid _ -> throw Asking.conflict("order_not_paid");
            case Refunding.KeyReused _ ->
                    throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused")
                            .toProblem();
        };
    }

    @Override
    public RefundList listRefunds(String orderId) {
        return new RefundList(
                billing.refundsOf(theirs(orderId)).stream()
                        .map(RefundsController::refund)
                        .toList());
    }

    @Override
    public RefundList listWaitingRefunds() {
        return new RefundList(
                approvals.of(asking.finance().id()).stream()
                        .map(waiting -> refund(waiting.refund()))
                        .toList());
    }

    @Override
    public Refund approveRefund(String refundId) {
        RefundId refund = known(refundId);
        return decided(approvals.approve(somebody(), refund));
    }

    @Override
    public Refund declineRefund(String refundId) {
        RefundId refund = known(refundId);
        return decided(approvals.decline(somebody(), refund));
    }

    @Override
    public Refund settleRefund(String refundId, RefundSettlement settlement) {
        CityId city = asking.finance().id();
        RefundId refund = known(refundId);
        bourg.billing.Refund found = Asking.known(approvals.find(city, refund));
        if (!matters.acknowledge(city, refund, settlement.getReason())) {
            throw Asking.conflict("refund_not_failed");
        }
        return refund(found);
    }

    private RefundId known(String refundId) {
        asking.finance();
        return Asking.known(RefundId.parse(refundId));
    }

    private static Actor.Staff somebody() {
        return (Actor.Staff) CurrentActor.get();
    }

    private static Refund decided(RefundDecision decision) {
        return switch (decision) {
            case RefundDecision.Decided(var refund) -> refund(refund);
            case RefundDecision.OwnRequest _ ->
                    throw Asking.conflict("refund_needs_another_person");
            case RefundDecision.NotWaiting _ -> throw Asking.conflict("refund_not_waiting");
            case RefundDecision.Contested _ -> throw Asking.conflict("payment_contested");
            case RefundDecision.NotFound _ -> throw Asking.notYours();
        };
    }

    private OrderId theirs(String orderId) {
        asking.finance();
        return Asking.known(orders.find(Asking.order(orderId))).id();
    }

    private static Money amount(RefundCreation wish) {
        try {
            return new Money(
                    wish.getAmount().getAmountMinor(),
                    Currency.getInstance(wish.getAmount().getCurrency()));
        } catch (IllegalArgumentException unknownCurrency) {
            throw invalidAmount();
        }
    }

    private static ApiProblem invalidAmount() {
        return Refusal.invalid(List.of(FieldError.of("amount", "refund_amount_invalid")))
                .toProblem();
    }

    private static Refund refund(bourg.billing.Refund refund) {
        return new Refund(
                        refund.id().toString(),
                        refund.order().toString(),
                        Values.money(refund.amount()),
                        RefundState.valueOf(refund.state().name()),
                        refund.reason(),
                        Values.time(refund.requestedAt()))
                .postingId(Values.textOrNull(refund.posting()));
    }
}
