package bourg.billing.settlement;

import bourg.billing.Dispute;
import bourg.billing.DisputeState;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PaymentState;
import bourg.billing.PostingId;
import bourg.billing.RefundState;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.billing.stripe.CardDisputes;
import bourg.billing.stripe.CardDisputes.Movement;
import bourg.billing.stripe.CardDisputes.Seen;
import bourg.marketplace.OrderId;
import bourg.tenants.AuditAct;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Books what a dispute takes and gives back, movement by movement of the provider's balance, each
 * once: order, repetition and delay of what is heard do not matter.
 */
@Component
class Disputing {
    private static final Logger LOG = LoggerFactory.getLogger(Disputing.class);

    private final Rows rows;
    private final Payments payments;
    private final CardDisputes provider;
    private final Captures captures;
    private final Desk desk;

    Disputing(Rows rows, Payments payments, CardDisputes provider, Captures captures, Desk desk) {
        this.rows = rows;
        this.payments = payments;
        this.provider = provider;
        this.captures = captures;
        this.desk = desk;
    }

    /** What is written besides the ledger. */
    @Component
    record Rows(
            DisputeRows disputes,
            RefundRows refunds,
            Reversals reversals,
            SecondPerson approvals) {}

    /** Asks the provider how a dispute stands; whether it is about one of our payments. */
    boolean refresh(String providerRef) {
        Seen seen = provider.find(providerRef);
        Optional<PaymentId> payment = paymentOf(seen.charge());
        payment.ifPresent(id -> apply(id, seen));
        return payment.isPresent();
    }

    /** The news of a dispute may come before that of the payment. */
    private Optional<PaymentId> paymentOf(String charge) {
        return rows.disputes()
                .paymentOf(charge)
                .or(() -> {
                    Optional<Attempt> attempt = madeFor(provider.purposeOf(charge));
                    if (attempt.isPresent()
                            && captures.refresh(attempt.get()) != PaymentState.CAPTURED) {
                        throw new IllegalStateException(
                                charge + " is contested and not captured yet");
                    }
                    return rows.disputes().paymentOf(charge);
                });
    }

    private Optional<Attempt> madeFor(CardDisputes.Purpose purpose) {
        return Optional.ofNullable(purpose.payment())
                .flatMap(PaymentId::parse)
                .flatMap(payments::find)
                .or(() ->
                        Optional.ofNullable(purpose.group())
                                .flatMap(OrderId::parse)
                                .flatMap(payments::alive));
    }

    void apply(PaymentId id, Seen seen) {
        Attempt attempt = payments.find(id).orElseThrow();
        desk.books()
                .runInTransaction(() -> {
                    payments.lockTogether(attempt);
                    applyLocked(together(attempt), seen);
                });
    }

    private List<Payment> together(Attempt attempt) {
        return payments.together(attempt).stream()
                .map(Attempt::payment)
                .filter(payment -> payment.state() == PaymentState.CAPTURED)
                .toList();
    }

    private void applyLocked(List<Payment> together, Seen seen) {
        if (rows.disputes().byProviderRef(seen.id()).isEmpty()) {
            open(together, seen);
        }
        for (Movement movement : seen.movements()) {
            if (!rows.disputes().knows(seen.id(), movement)) {
                book(movement, together, seen);
            }
        }
        for (Dispute dispute : rows.disputes().byProviderRef(seen.id())) {
            rows.disputes().update(dispute, seen);
            boolean over = !seen.state().isOpen() && dispute.state() != seen.state();
            if (over && seen.state() != DisputeState.LOST) {
                desk.work().schedule(Work.AFTER_DISPUTE, dispute.payment());
            }
        }
    }

    private void open(List<Payment> together, Seen seen) {
        long[] amounts =
                ContestedCharge.contested(
                        seen.amount().amountMinor(),
                        ContestedCharge.each(
                                together, payment -> payment.refundable().amountMinor()),
                        ContestedCharge.each(together, payment -> payment.total().amountMinor()));
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                open(together.get(i), seen, amounts[i]);
            }
        }
    }

    private void open(Payment payment, Seen seen, long amountMinor) {
        if (rows.disputes().insert(payment, seen, amountMinor)) {
            desk.work().note(payment.city(), AuditAct.on("order_disputed", payment.order()));
        }
    }

    /** Books a movement of the charge: its part of each payment. */
    private void book(Movement movement, List<Payment> paid, Seen seen) {
        long taken = movement.taken().amountMinor();
        List<Payment> together = withRoomFor(taken, paid);
        if (!movement.taken().currency().equals(together.getFirst().total().currency())) {
            throw new IllegalStateException(seen.id() + " is not in the payment's currency");
        }
        if (taken > left(together)) {
            leaveUnbooked(together, seen.id());
            return;
        }
        List<Movement> parts =
                ContestedCharge.parts(movement, together, rows.disputes().byProviderRef(seen.id()));
        for (int i = 0; i < parts.size(); i++) {
            Movement part = parts.get(i);
            if (!part.taken().isZero() || !part.fee().isZero()) {
                if (part.taken().isPositive()) {
                    open(together.get(i), seen, part.taken().amountMinor());
                }
                book(disputeOf(together.get(i), seen), together.get(i), part, seen.id());
            }
        }
    }

    private Dispute disputeOf(Payment payment, Seen seen) {
        return rows.disputes().byProviderRef(seen.id()).stream()
                .filter(dispute -> dispute.payment().equals(payment.id()))
                .findFirst()
                .orElseThrow();
    }

    private void book(Dispute dispute, Payment payment, Movement movement, String providerRef) {
        long taken = movement.taken().amountMinor();
        Division division = Division.of(payment.quote());
        long[] parts =
                Contested.parts(
                        division,
                        taken,
                        Stream.concat(
                                        rows.refunds().effective(payment.id()).stream()
                                                .map(RefundRow::amounts),
                                        rows.disputes().partsOf(payment.id()).stream())
                                .toList(),
                        rows.disputes().partsOf(dispute.id()));
        PostingId posting =
                desk.books().ledger().post(posting(payment, movement, providerRef, parts));
        rows.disputes().insert(dispute, movement, parts, posting);
        if (taken > 0) {
            var cause = Reversals.Cause.ofDispute(movement.id());
            rows.reversals().plan(cause, payment.id(), division, parts);
            rows.reversals().resumeOf(cause);
        } else {
            comeBack(dispute, payment);
        }
    }

    /** Money that has left counts more than what waits for somebody's approval. */
    private List<Payment> withRoomFor(long taken, List<Payment> together) {
        List<Payment> now = again(together);
        if (taken > left(now)) {
            now.forEach(rows.approvals()::giveWayToDispute);
            now = again(now);
        }
        return now;
    }

    private List<Payment> again(List<Payment> together) {
        return together.stream()
                .map(payment -> payments.find(payment.id()).orElseThrow().payment())
                .toList();
    }

    private static long left(List<Payment> together) {
        return together.stream().mapToLong(payment -> payment.refundable().amountMinor()).sum();
    }

    /** When all came back, what was not yet taken back need not be; the rest is owed again. */
    private void comeBack(Dispute dispute, Payment payment) {
        boolean whole =
                rows.disputes().partsOf(dispute.id()).stream().flatMapToLong(Arrays::stream).sum()
                        == 0;
        List<String> taking = rows.disputes().takingOf(dispute.id());
        if (whole) {
            taking.forEach(id -> rows.reversals().undo(Reversals.Cause.ofDispute(id)));
        }
        rows.reversals().giveOnWhatIsOwedAgain(payment.id());
    }

    /** A refund that the bank will refuse may be in the way; else only people can tell. */
    private void leaveUnbooked(List<Payment> together, String providerRef) {
        boolean refundUnderWay =
                together.stream()
                        .flatMap(payment -> rows.refunds().effective(payment.id()).stream())
                        .anyMatch(row -> row.refund().state() == RefundState.REQUESTED);
        if (refundUnderWay) {
            throw new IllegalStateException(providerRef + " waits for a refund under way");
        }
        LOG.error(
                "{} takes more than what is left of {}: it is not booked and shows as a difference",
                providerRef,
                together.getFirst().id());
    }

    private static Draft posting(
            Payment payment, Movement movement, String providerRef, long[] parts) {
        Draft draft =
                new Draft(
                        "dispute:" + movement.id(),
                        movement.taken().amountMinor() < 0 ? "DISPUTE_RETURNED" : "DISPUTE",
                        movement.at(),
                        payment.order().toString(),
                        payment.total().currency());
        List<Part> all = Division.of(payment.quote()).parts();
        for (int i = 0; i < parts.length; i++) {
            draft.debit(Postings.account(all.get(i)), all.get(i).code(), parts[i]);
        }
        draft.credit(
                LedgerAccount.CLEARING, "DISPUTE", movement.taken().amountMinor(), providerRef);
        long fee = movement.fee().amountMinor();
        Contested.fee(payment.quote(), fee)
                .forEach((party, part) -> draft.debit(Postings.feeOf(party), "DISPUTE_FEE", part));
        return draft.credit(LedgerAccount.CLEARING, "DISPUTE_FEE", fee, providerRef);
    }
}
