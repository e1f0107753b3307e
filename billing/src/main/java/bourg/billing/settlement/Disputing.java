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
                    Optional<Attempt> attempt =
                            provider.orderOf(charge)
                                    .flatMap(OrderId::parse)
                                    .flatMap(payments::alive);
                    if (attempt.isPresent()
                            && captures.refresh(attempt.get()) != PaymentState.CAPTURED) {
                        throw new IllegalStateException(
                                charge + " is contested and not captured yet");
                    }
                    return rows.disputes().paymentOf(charge);
                });
    }

    void apply(PaymentId id, Seen seen) {
        desk.books().runInTransaction(() -> applyLocked(payments.lock(id).payment(), seen));
    }

    private void applyLocked(Payment payment, Seen seen) {
        if (rows.disputes().insert(payment, seen)) {
            desk.work().note(payment.city(), AuditAct.on("order_disputed", payment.order()));
        }
        Dispute dispute = rows.disputes().byProviderRef(seen.id()).orElseThrow();
        rows.disputes().update(dispute, seen);
        for (Movement movement : seen.movements()) {
            if (!rows.disputes().knows(movement)) {
                book(dispute, movement, seen.id());
            }
        }
        boolean over = !seen.state().isOpen() && dispute.state() != seen.state();
        if (over && seen.state() != DisputeState.LOST) {
            desk.work().schedule(Work.AFTER_DISPUTE, payment.id());
        }
    }

    private void book(Dispute dispute, Movement movement, String providerRef) {
        long taken = movement.taken().amountMinor();
        Payment payment = withRoomFor(taken, dispute);
        if (!movement.taken().currency().equals(payment.total().currency())) {
            throw new IllegalStateException(providerRef + " is not in the payment's currency");
        }
        if (taken > payment.refundable().amountMinor()) {
            leaveUnbooked(payment, providerRef);
            return;
        }
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
    private Payment withRoomFor(long taken, Dispute dispute) {
        Payment payment = payments.find(dispute.payment()).orElseThrow().payment();
        if (taken > payment.refundable().amountMinor()) {
            rows.approvals().giveWayToDispute(payment);
            payment = payments.find(dispute.payment()).orElseThrow().payment();
        }
        return payment;
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
    private void leaveUnbooked(Payment payment, String providerRef) {
        boolean refundUnderWay =
                rows.refunds().effective(payment.id()).stream()
                        .anyMatch(row -> row.refund().state() == RefundState.REQUESTED);
        if (refundUnderWay) {
            throw new IllegalStateException(providerRef + " waits for a refund under way");
        }
        LOG.error(
                "{} takes more than what is left of {}: it is not booked and shows as a difference",
                providerRef,
                payment.id());
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
