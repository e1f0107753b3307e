package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PaymentState;
import bourg.billing.Refund;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.CounterRows;
import bourg.billing.checkout.Payments;
import bourg.billing.sharing.Division;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.tenants.Actor;
import bourg.tenants.AuditAct;
import bourg.tenants.CurrentActor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Accepts refunds: computes from the remaining shares what each party gives back, reserves it, and
 * lets the provider be asked in the background. The card fee is not returned by the provider and
 * stays with its bearer.
 */
@Component
public class Refunds {
    private final Payments payments;
    private final RefundRows rows;
    private final RefundSettings rules;
    private final DisputeRows disputes;
    private final Reversals reversals;
    private final Books books;
    private final Work work;

    Refunds(Payments payments, Rules rules, RefundRows rows, Reversals reversals, Desk desk) {
        this.rules = rules.settings();
        this.payments = payments;
        this.rows = rows;
        this.reversals = reversals;
        this.disputes = rules.disputes();
        this.books = desk.books();
        this.work = desk.work();
    }

    /** What may keep a refund from leaving at once. */
    @Component
    record Rules(RefundSettings settings, DisputeRows disputes) {}

    /** Gives a part of what was paid back; the key makes repeating it harmless. */
    public Refunding request(OrderId order, Money amount, String reason, String key) {
        return books.inTransaction(() ->
                captured(order)
                        .map(payment -> request(payment, amount, reason, key))
                        .orElseGet(Refunding.NotPaid::new));
    }

    /** Gives everything back that is left of what was paid. */
    public Refunding inFull(OrderId order, String reason, String key) {
        return books.inTransaction(() ->
                captured(order)
                        .map(payment -> inFull(payment, reason, key))
                        .orElseGet(Refunding.NotPaid::new));
    }

    /** As for an order, of one of several payments that came for it. */
    Refunding inFull(PaymentId payment, String reason, String key) {
        return books.inTransaction(() -> inFull(payments.lock(payment).payment(), reason, key));
    }

    private Refunding inFull(Payment payment, String reason, String key) {
        return rows.byKey(payment.id(), key)
                .<Refunding>map(row -> new Refunding.Requested(row.refund()))
                .orElseGet(() -> request(payment, payment.refundable(), reason, key));
    }

    private Optional<Payment> captured(OrderId order) {
        return payments.alive(order)
                .filter(attempt -> attempt.state() == PaymentState.CAPTURED)
                .map(attempt -> payments.lock(attempt.payment().id()))
                .map(Attempt::payment);
    }

    private Refunding request(Payment payment, Money amount, String reason, String key) {
        Optional<RefundRow> earlier = rows.byKey(payment.id(), key);
        if (earlier.isPresent()) {
            return earlier.get().refund().amount().equals(amount)
                    ? new Refunding.Requested(earlier.get().refund())
                    : new Refunding.KeyReused();
        }
        if (disputes.isContested(payment.id())) {
            return new Refunding.Contested();
        }
        Money left = payment.refundable();
        if (!amount.currency().equals(left.currency())) {
            return new Refunding.InvalidAmount();
        }
        if (amount.amountMinor() > left.amountMinor() || left.isZero()) {
            return new Refunding.ExceedsRemaining(left);
        }
        return amount.isPositive()
                ? new Refunding.Requested(accept(payment, amount, reason, key))
                : new Refunding.InvalidAmount();
    }

    /** What nobody asked for (an order refused, or paid too late) needs no second person. */
    private Refund accept(Payment payment, Money amount, String reason, String key) {
        String by = CurrentActor.get() instanceof Actor.Staff staff ? staff.subject() : null;
        boolean undoes = key.equals(CounterRows.UNDOING);
        boolean waits = by != null && !undoes && rules.needsSecondPerson(amount);
        Division division = Division.of(payment.quote());
        long[] parts = division.refund(amount.amountMinor(), partsOf(payment.id()));
        Refund refund =
                new Refund(
                        RefundId.next(),
                        payment.order(),
                        amount,
                        waits ? RefundState.WAITING_FOR_APPROVAL : RefundState.REQUESTED,
                        reason,
                        null,
                        Instant.now());
        rows.insert(
                new RefundRow(
                        refund, payment.id(), Arrays.stream(parts).boxed().toList(), null, false),
                key,
                by);
        payments.addRefunded(payment.id(), amount.amountMinor());
        if (!waits) {
            reversals.plan(Reversals.Cause.of(refund.id()), payment.id(), division, parts);
            work.schedule(Work.REFUND, refund.id());
        }
        if (!undoes) {
            work.note(payment.city(), AuditAct.on("order_refunded", payment.order()));
        }
        return refund;
    }

    public List<Refund> ofOrder(OrderId order) {
        return rows.ofOrder(order).stream().map(RefundRow::refund).toList();
    }

    /** Those of the payments that were given back because the city refused the order. */
    public Set<PaymentId> ofRefusedAmong(List<Payment> some) {
        return rows.withKeyAmong(RefusedOrders.KEY, some.stream().map(Payment::id).toList());
    }

    /** What refunds and disputes took, or are about to take, of each part of a payment. */
    public List<long[]> partsOf(PaymentId payment) {
        return Stream.concat(
                        rows.effective(payment).stream().map(RefundRow::amounts),
                        disputes.partsOf(payment).stream())
                .toList();
    }
}
