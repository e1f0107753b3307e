package bourg.billing.settlement;

import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.sharing.Division;
import bourg.billing.stripe.Charges;
import bourg.billing.stripe.ProviderRefused;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the provider give a refund to the card, and books it or books it back. */
@Component
class GivingBack {
    private static final Logger LOG = LoggerFactory.getLogger(GivingBack.class);

    private final RefundRows rows;
    private final Reversals reversals;
    private final Payments payments;
    private final Charges charges;
    private final Books books;
    private final Work work;

    GivingBack(
            RefundRows rows, Reversals reversals, Payments payments, Charges charges, Desk desk) {
        this.rows = rows;
        this.reversals = reversals;
        this.payments = payments;
        this.charges = charges;
        this.books = desk.books();
        this.work = desk.work();
    }

    void perform(RefundId id) {
        RefundRow row = rows.require(id);
        if (row.refund().state() != RefundState.REQUESTED) {
            return;
        }
        String charge = Objects.requireNonNull(payments.find(row.payment()).orElseThrow().charge());
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
                case LEFT -> book(row.id(), returned);
                case FAILED -> fail(row.id(), "failed");
            }
        });
    }

    private void book(RefundId id, Charges.Returned returned) {
        Attempt attempt = payments.lock(rows.require(id).payment());
        RefundRow row = rows.require(id);
        if (row.refund().state() != RefundState.REQUESTED) {
            return;
        }
        Draft draft =
                new Draft(
                        "refund:" + id,
                        "REFUND",
                        returned.at(),
                        row.refund().order().toString(),
                        row.refund().amount().currency());
        var parts = Division.of(attempt.payment().quote()).parts();
        for (int i = 0; i < parts.size(); i++) {
            draft.debit(Postings.account(parts.get(i)), parts.get(i).code(), row.parts().get(i));
        }
        draft.credit(
                LedgerAccount.CLEARING,
                "REFUND",
                row.refund().amount().amountMinor(),
                returned.id());
        rows.succeeded(id, returned.id(), books.ledger().post(draft));
        reversals.resumeOf(id);
        work.schedule(Work.TELL_REFUND, id);
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
