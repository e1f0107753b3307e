package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.CounterRows;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.billing.stripe.Charges;
import bourg.billing.stripe.ProviderRefused;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has the provider give a refund to the card, and books it or books it back. What was paid at the
 * counter the clerk hands back: that is booked at once.
 */
@Component
class GivingBack {
    private static final Logger LOG = LoggerFactory.getLogger(GivingBack.class);

    private final RefundRows rows;
    private final Reversals reversals;
    private final Payments payments;
    private final CounterRows counter;
    private final Charges charges;
    private final Books books;
    private final Work work;

    GivingBack(RefundRows rows, Reversals reversals, Paid paid, Charges charges, Desk desk) {
        this.rows = rows;
        this.reversals = reversals;
        this.payments = paid.payments();
        this.counter = paid.counter();
        this.charges = charges;
        this.books = desk.books();
        this.work = desk.work();
    }

    /** What is given back of. */
    @Component
    record Paid(Payments payments, CounterRows counter) {}

    void perform(RefundId id) {
        RefundRow row = rows.require(id);
        if (row.refund().state() != RefundState.REQUESTED) {
            return;
        }
        Attempt attempt = payments.find(row.payment()).orElseThrow();
        if (attempt.payment().means().atCounter()) {
            books.runInTransaction(() -> book(id, Instant.now(), null));
            return;
        }
        String charge = Objects.requireNonNull(attempt.charge());
        try {
            apply(
                    row,
                    charges.giveBack(
                            charge,
                            row.refund().amount().amountMinor(),
                            id.toString(),
                            "refund:" + id));
        } catch (ProviderRefused refused) {
            LOG.warn("Refund {} refused: {}", id, refused.getMessage());
            books.runInTransaction(() -> fail(id, refused.code()));
        }
    }

    /** Asks the provider again how a refund stands, of which it sent news. */
    boolean refresh(String providerRef) {
        var row = rows.byProviderRef(providerRef);
        row.ifPresent(known -> apply(known, charges.refund(providerRef)));
        return row.isPresent();
    }

    private void apply(RefundRow row, Charges.Returned returned) {
        books.runInTransaction(() -> {
            switch (returned.status()) {
                case LEFT -> book(row.id(), returned.at(), returned.id());
                case FAILED -> fail(row.id(), "failed");
            }
        });
    }

    private void book(RefundId id, Instant at, @Nullable String providerRef) {
        Attempt attempt = payments.lock(rows.require(id).payment());
        RefundRow row = rows.require(id);
        if (row.refund().state() != RefundState.REQUESTED) {
            return;
        }
        boolean undoes = attempt.surplus() && attempt.payment().means().atCounter();
        Draft draft =
                new Draft(
                        "refund:" + id,
                        undoes ? "COUNTER_UNDONE" : "REFUND",
                        at,
                        row.refund().order().toString(),
                        row.refund().amount().currency());
        Division division = Division.of(attempt.payment().quote());
        for (int i = 0; i < division.parts().size(); i++) {
            Part part = division.parts().get(i);
            draft.debit(Postings.account(part), part.code(), row.parts().get(i));
        }
        if (attempt.payment().means().atCounter()) {
            InTill.of(attempt.payment(), division, row.amounts()).takeFrom(draft);
        } else {
            draft.credit(
                    LedgerAccount.CLEARING,
                    "REFUND",
                    row.refund().amount().amountMinor(),
                    providerRef);
        }
        rows.succeeded(id, providerRef, books.ledger().post(draft));
        follow(row, attempt.payment(), undoes);
    }

    /** Nobody is told of money that was never there. */
    private void follow(RefundRow row, Payment payment, boolean undoes) {
        if (payment.means().atCounter()) {
            InTill till = InTill.of(payment, Division.of(payment.quote()), row.amounts());
            counter.oweLess(payment.id(), till.owedMinor());
            Purse purse = new Purse(till.city(), payment.total().currency());
            work.schedule(Work.COVER, purse.named());
        }
        reversals.resumeOf(row.id());
        if (undoes) {
            rows.told(row.id());
        } else {
            work.schedule(Work.TELL_REFUND, row.id());
        }
    }

    private void fail(RefundId id, String refusal) {
        payments.lock(rows.require(id).payment());
        RefundRow row = rows.require(id);
        if (row.refund().state() == RefundState.FAILED) {
            return;
        }
        if (row.refund().posting() != null) {
            books.ledger()
                    .reverse(
                            "refund-failed:" + id,
                            "REFUND_FAILED",
                            Instant.now(),
                            row.refund().posting());
        }
        payments.addRefunded(row.payment(), -row.refund().amount().amountMinor());
        reversals.undo(Reversals.Cause.of(id));
        rows.failed(id, refusal);
    }
}
