package bourg.billing.settlement;

import bourg.billing.TransferId;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.ledger.WouldGoBelowZero;
import bourg.billing.settlement.TransferRow.State;
import bourg.billing.stripe.ProviderRefused;
import bourg.billing.stripe.Sendings;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends a party what it is owed of a payment: first the ledger moves it to the party's transit
 * account (never below zero: what the party owes stays here), then the provider is asked, then the
 * ledger says that it left.
 */
@Component
public class Payouts {
    private static final Logger LOG = LoggerFactory.getLogger(Payouts.class);

    private final Transfers transfers;
    private final Payments payments;
    private final Reversals reversals;
    private final Sendings provider;
    private final Books books;
    private final Coverage coverage;

    Payouts(
            Transfers transfers,
            Payments payments,
            Reversals reversals,
            Sendings provider,
            Owed owed) {
        this.transfers = transfers;
        this.payments = payments;
        this.reversals = reversals;
        this.provider = provider;
        this.books = owed.books();
        this.coverage = owed.coverage();
    }

    /** What parties are owed, and what of it waits for a city. */
    @Component
    record Owed(Books books, Coverage coverage) {}

    /** Takes up what waits for a party's account, which has become active. */
    public void resume(Party party) {
        transfers.resume(party);
    }

    void send(TransferId id) {
        Optional<TransferRow> started = start(id);
        if (started.isEmpty()) {
            return;
        }
        TransferRow transfer = started.get();
        try {
            finish(transfer, provider.send(wish(transfer)));
        } catch (ProviderRefused refused) {
            LOG.warn("Transfer {} refused: {}", id, refused.getMessage());
            books.runInTransaction(() -> giveUp(transfer, refused.code()));
        }
    }

    private Sendings.Wish wish(TransferRow transfer) {
        Optional<Attempt> of = Optional.ofNullable(transfer.payment()).flatMap(payments::find);
        return new Sendings.Wish(
                "transfer:" + transfer.id() + ":" + transfer.attempt(),
                transfer.id().toString(),
                new Money(transfer.sentMinor(), transfer.currency()),
                Objects.requireNonNull(transfer.destination()),
                of.map(Attempt::charge).orElse(null),
                of.map(Attempt::group).orElseGet(() -> transfer.id().toString()));
    }

    /** What a transfer's postings are about: the order, or itself if it is of no payment. */
    private static String reference(TransferRow transfer, Optional<Attempt> of) {
        return of.map(attempt -> attempt.payment().order().toString())
                .orElseGet(() -> transfer.id().toString());
    }

    private Optional<Attempt> lockPayment(TransferId id) {
        return transfers.paymentOf(id).map(payments::lock);
    }

    /** The transfer that is to be sent now; empty if it waits, is sent, or is not worth sending. */
    private Optional<TransferRow> start(TransferId id) {
        try {
            return books.inTransaction(() -> startLocked(id));
        } catch (WouldGoBelowZero _) {
            LOG.info("Transfer {} waits: somebody else has drawn on the account", id);
            return Optional.empty();
        }
    }

    private Optional<TransferRow> startLocked(TransferId id) {
        Optional<Attempt> attempt = lockPayment(id);
        TransferRow transfer = transfers.lock(id);
        if (transfer.state() == State.SENDING) {
            return Optional.of(transfer);
        }
        if (attempt.isPresent() && !attempt.get().covered()) {
            return Optional.empty();
        }
        Optional<String> account = books.activeAccount(transfer.party());
        if (transfer.state() != State.PLANNED || transfer.dueMinor() <= 0 || account.isEmpty()) {
            return Optional.empty();
        }
        Netting netting = netting(transfer);
        if (!netting.isWhole() && reversals.isWaitingFor(transfer.party())) {
            LOG.info("Transfer {} waits for what is being taken back from earlier ones", id);
            return Optional.empty();
        }
        if (netting.sentMinor() <= 0) {
            LOG.info("Nothing is sent of transfer {}: the party owed more", id);
            transfers.netted(id);
            lookForCover(transfer);
            return Optional.empty();
        }
        Draft draft = draft(transfer, attempt, "transfer:", "TRANSFER");
        draft.debit(LedgerAccount.taxOf(transfer.party()), "TRANSFER", netting.taxMinor())
                .debit(LedgerAccount.shareOf(transfer.party()), "TRANSFER", netting.shareMinor())
                .credit(LedgerAccount.transitOf(transfer.party()), "TRANSFER", netting.sentMinor());
        transfers.sending(id, account.get(), netting, books.ledger().post(draft));
        if (!netting.isWhole()) {
            lookForCover(transfer);
        }
        return Optional.of(transfers.lock(id));
    }

    /** A city's debt became smaller: others may be waiting for that. */
    private void lookForCover(TransferRow netted) {
        if (netted.party().kind() == Party.Kind.CITY) {
            transfers.lookForCover(new Purse(netted.party(), netted.currency()));
        }
    }

    /**
     * Both accounts are held, always in this order, until the transaction ends. What waits for a
     * city to cover its bill is not there yet, nor does it pay what the party owes.
     */
    private Netting netting(TransferRow transfer) {
        Currency currency = transfer.currency();
        long tax = books.ledger().hold(LedgerAccount.taxOf(transfer.party()), currency);
        long share = books.ledger().hold(LedgerAccount.shareOf(transfer.party()), currency);
        Coverage.Withheld withheld = coverage.withheld(transfer.party(), currency);
        return Netting.of(
                transfer.dueTaxMinor(),
                transfer.dueShareMinor(),
                tax - withheld.taxMinor(),
                share - withheld.shareMinor());
    }

    private void finish(TransferRow sent, String providerRef) {
        books.runInTransaction(() -> {
            Optional<Attempt> attempt = lockPayment(sent.id());
            if (transfers.lock(sent.id()).state() == State.SENDING) {
                Draft draft = draft(sent, attempt, "transfer-sent:", "TRANSFER_SENT");
                draft.debit(LedgerAccount.transitOf(sent.party()), "TRANSFER", sent.sentMinor())
                        .credit(LedgerAccount.CLEARING, "TRANSFER", sent.sentMinor(), providerRef);
                books.ledger().post(draft);
                transfers.sent(sent.id(), providerRef);
                reversals.resumeOf(sent.id());
            }
        });
    }

    private void giveUp(TransferRow refused, String code) {
        lockPayment(refused.id());
        if (transfers.lock(refused.id()).state() == State.SENDING) {
            books.ledger()
                    .reverse(
                            "transfer-refused:" + refused.id() + ":" + refused.attempt(),
                            "TRANSFER_REFUSED",
                            Instant.now(),
                            Objects.requireNonNull(refused.posting()));
            transfers.refused(refused.id(), code);
            reversals.resumeOf(refused.id());
        }
    }

    private static Draft draft(
            TransferRow transfer, Optional<Attempt> attempt, String key, String kind) {
        return new Draft(
                key + transfer.id() + ":" + transfer.attempt(),
                kind,
                Instant.now(),
                reference(transfer, attempt),
                transfer.currency());
    }
}
