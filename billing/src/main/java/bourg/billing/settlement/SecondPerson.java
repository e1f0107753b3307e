package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.Refund;
import bourg.billing.RefundApprovals.Waiting;
import bourg.billing.RefundDecision;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.checkout.Payments;
import bourg.billing.sharing.Division;
import bourg.tenants.Actor;
import bourg.tenants.AuditAct;
import bourg.tenants.CityId;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Has a second person of the city decide on large refunds. */
@Component
@EnableConfigurationProperties(RefundSettings.class)
public class SecondPerson {
    private final RefundRows rows;
    private final DisputeRows disputes;
    private final Payments payments;
    private final Reversals reversals;
    private final Desk desk;

    SecondPerson(
            RefundRows rows,
            DisputeRows disputes,
            Payments payments,
            Reversals reversals,
            Desk desk) {
        this.rows = rows;
        this.disputes = disputes;
        this.payments = payments;
        this.reversals = reversals;
        this.desk = desk;
    }

    public List<Waiting> waitingIn(CityId city, int most) {
        return rows.waitingIn(city, most);
    }

    public Optional<Refund> find(CityId city, RefundId id) {
        return rows.find(city, id).map(RefundRow::refund);
    }

    public RefundDecision decide(Actor.Staff by, RefundId id, boolean approved) {
        return desk.books()
                .inTransaction(() ->
                        rows.find(id)
                                .map(row -> payments.lock(row.payment()).payment())
                                .filter(payment -> payment.city().equals(by.city()))
                                .map(payment -> decide(by, id, payment, approved))
                                .orElseGet(RefundDecision.NotFound::new));
    }

    /** The payment is held, so whoever comes second finds it decided. */
    private RefundDecision decide(Actor.Staff by, RefundId id, Payment payment, boolean approved) {
        RefundRow row = rows.require(id);
        Refund refund = row.refund();
        if (refund.state() != RefundState.WAITING_FOR_APPROVAL) {
            return new RefundDecision.NotWaiting(refund);
        }
        if (rows.requesterOf(id).equals(Optional.of(by.subject()))) {
            return new RefundDecision.OwnRequest();
        }
        if (approved && disputes.isContested(payment.id())) {
            return new RefundDecision.Contested();
        }
        if (approved) {
            rows.approved(id, by.subject());
            reversals.plan(
                    Reversals.Cause.of(id),
                    payment.id(),
                    Division.of(payment.quote()),
                    row.amounts());
            desk.work().schedule(Work.REFUND, id);
            desk.work().note(payment.city(), AuditAct.on("refund_approved", id));
        } else {
            rows.declined(id, by.subject());
            payments.addRefunded(payment.id(), -refund.amount().amountMinor());
            desk.work().note(payment.city(), AuditAct.on("refund_declined", id));
        }
        return new RefundDecision.Decided(rows.require(id).refund());
    }

    /** A bank took the money that a waiting refund had reserved: there is nothing to decide. */
    void giveWayToDispute(Payment payment) {
        for (RefundRow row : rows.effective(payment.id())) {
            if (row.refund().state() == RefundState.WAITING_FOR_APPROVAL) {
                rows.failed(row.id(), "contested");
                payments.addRefunded(payment.id(), -row.refund().amount().amountMinor());
            }
        }
    }
}
