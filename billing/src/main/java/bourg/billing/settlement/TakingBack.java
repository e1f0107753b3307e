package bourg.billing.settlement;

import bourg.billing.RefundState;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.stripe.ProviderRefused;
import bourg.billing.stripe.Sendings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes the part of a refund or a dispute back from a party that has already been sent it; what its
 * transfers do not hold (the card fee that the party bore) the party owes.
 */
@Component
class TakingBack {
    private final Reversals reversals;
    private final Transfers transfers;
    private final RefundRows refunds;
    private final Payments payments;
    private final Sendings provider;
    private final Books books;

    TakingBack(
            Reversals reversals,
            Transfers transfers,
            RefundRows refunds,
            Payments payments,
            Provider provider) {
        this.reversals = reversals;
        this.transfers = transfers;
        this.refunds = refunds;
        this.payments = payments;
        this.provider = provider.sendings();
        this.books = provider.books();
    }

    /** Who moves the money and who writes it down. */
    @Component
    record Provider(Sendings sendings, Books books) {}

    /** A reversal that is to be made now. */
    private record Ready(Reversals.Row row, TransferRow transfer, long amountMinor) {}

    void takeBack(UUID id) {
        Optional<Ready> ready = books.inTransaction(() -> start(id));
        if (ready.isEmpty()) {
            return;
        }
        Ready now = ready.get();
        String key = "reversal:" + id + ":" + now.row().attempt();
        try {
            String providerRef =
                    provider.takeBack(
                            Objects.requireNonNull(now.transfer().providerRef()),
                            now.amountMinor(),
                            key);
            books.runInTransaction(() -> finish(now, providerRef));
        } catch (ProviderRefused refused) {
            books.runInTransaction(() -> reversals.refused(now.row(), refused.code()));
            throw refused;
        }
    }

    private Optional<Ready> start(UUID id) {
        Reversals.Row seen = reversals.require(id);
        transfers.paymentOf(seen.transfer()).ifPresent(payments::lock);
        TransferRow transfer = transfers.lock(seen.transfer());
        Reversals.Row row = reversals.require(id);
        if (row.state() != Reversals.State.WAITING
                || !isDue(row)
                || transfer.state() == TransferRow.State.SENDING) {
            return Optional.empty();
        }
        if (transfer.state() == TransferRow.State.PLANNED) {
            transfers.addDue(transfer.id(), -row.taxMinor(), -row.shareMinor());
            reversals.notNeeded(row);
            return Optional.empty();
        }
        if (row.amountMinor() != null) {
            return Optional.of(new Ready(row, transfer, row.amountMinor()));
        }
        long amount = Math.min(row.partMinor(), transfer.reversibleMinor());
        if (transfer.payment() != null && amount < row.partMinor()) {
            reversals.takeRestElsewhere(row, transfer, amount);
        }
        if (amount == 0) {
            reversals.notNeeded(row);
            return Optional.empty();
        }
        reversals.reserve(row, amount);
        return Optional.of(new Ready(row, transfer, amount));
    }

    /**
     * A dispute took the money before we heard of it; what may have been taken back is finished.
     */
    private boolean isDue(Reversals.Row row) {
        return row.refund() == null
                || row.amountMinor() != null
                || refunds.require(row.refund()).refund().state() == RefundState.SUCCEEDED;
    }

    private void finish(Ready done, String providerRef) {
        var attempt = transfers.paymentOf(done.transfer().id()).map(payments::lock);
        if (reversals.require(done.row().id()).state() != Reversals.State.WAITING) {
            return;
        }
        var party = done.transfer().party();
        long tax = Math.min(done.row().taxMinor(), done.amountMinor());
        Draft draft =
                new Draft(
                        "reversal:" + done.row().id(),
                        "TRANSFER_REVERSAL",
                        Instant.now(),
                        attempt.map(of -> of.payment().order().toString())
                                .orElseGet(() -> done.transfer().id().toString()),
                        done.transfer().currency());
        draft.debit(LedgerAccount.CLEARING, "TRANSFER_REVERSAL", done.amountMinor(), providerRef)
                .credit(LedgerAccount.taxOf(party), "TRANSFER_REVERSAL", tax)
                .credit(
                        LedgerAccount.shareOf(party),
                        "TRANSFER_REVERSAL",
                        done.amountMinor() - tax);
        books.ledger().post(draft);
        reversals.sent(done.row(), providerRef);
        transfers.resume(party);
        reversals.giveOnWhatIsOwedAgain(done.transfer());
    }
}
