package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.PaymentState;
import bourg.billing.PostingId;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.Ledger;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.billing.stripe.Charges;
import bourg.billing.stripe.HostedPages;
import bourg.marketplace.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the provider how payments stand and, when money has come in, writes in one transaction the
 * posting, the captured payment, the transfers planned and the work that follows.
 */
@Component
public class Captures {
    /** After this, no page of an attempt whose page we never heard of can be open any more. */
    private static final Duration UNHEARD_OF = Duration.ofHours(1);

    private final Payments payments;
    private final HostedPages pages;
    private final Charges charges;
    private final AwayCharges away;
    private final Booking booking;
    private final TransactionTemplate federation;

    Captures(
            Payments payments,
            Provider provider,
            Booking booking,
            @Qualifier("federationTransactions") PlatformTransactionManager federation) {
        this.payments = payments;
        this.pages = provider.pages();
        this.charges = provider.charges();
        this.away = provider.away();
        this.booking = booking;
        this.federation = new TransactionTemplate(federation);
    }

    /** Whom the provider's answers come from. */
    @Component
    record Provider(HostedPages pages, Charges charges, AwayCharges away) {}

    /** Brings an attempt up to what the provider says, and tells where it stands then. */
    public PaymentState refresh(Attempt attempt) {
        if (attempt.state() == PaymentState.CAPTURED) {
            return PaymentState.CAPTURED;
        }
        if (attempt.away()) {
            heard(attempt, away.ask(attempt));
        } else if (attempt.page() != null) {
            apply(attempt, pages.find(attempt.page()));
        } else if (attempt.expiresAt().plus(UNHEARD_OF).isBefore(Instant.now())) {
            expire(attempt);
        } else {
            payments.checked(attempt.payment().id());
        }
        return payments.find(attempt.payment().id()).orElseThrow().state();
    }

    /** What the provider said of an attempt. */
    public void heard(Attempt attempt, Charges.Outcome outcome) {
        completed(attempt, outcome);
    }

    /** Brings all attempts on a page up to what it says. */
    public void apply(Attempt attempt, HostedPages.Page page) {
        switch (page.status()) {
            case OPEN ->
                    payments.together(attempt)
                            .forEach(each -> payments.checked(each.payment().id()));
            case EXPIRED -> expire(attempt);
            case COMPLETE -> {
                if (page.intent() == null) {
                    throw new IllegalStateException(page.id() + " is complete without a payment");
                }
                completed(attempt, charges.of(page.intent()));
            }
        }
    }

    private void completed(Attempt attempt, Charges.Outcome outcome) {
        switch (outcome) {
            case Charges.Captured captured ->
                    federation.executeWithoutResult(_ -> capture(attempt, captured));
            case Charges.Pending _ -> eachOnPage(attempt, this::announce);
            case Charges.Failed(var refusal) ->
                    eachOnPage(attempt, payment -> fail(payment, refusal));
        }
    }

    private void expire(Attempt attempt) {
        eachOnPage(attempt, payment -> payments.move(payment, PaymentState.EXPIRED));
    }

    /** All or none: what shares a page shares its fate. */
    private void eachOnPage(Attempt attempt, Consumer<Payment> step) {
        federation.executeWithoutResult(
                _ -> payments.lockTogether(attempt).forEach(each -> step.accept(each.payment())));
    }

    /**
     * A bank takes days to say yes or no: what is expected is written down, and counts for nothing.
     */
    private void announce(Payment payment) {
        payments.checked(payment.id());
        if (payments.move(payment, PaymentState.PROCESSING)) {
            booking.announce(payment);
        }
    }

    private void fail(Payment payment, @Nullable String refusal) {
        if (payments.move(payment, PaymentState.FAILED)) {
            payments.refused(payment.id(), refusal);
            booking.giveUp(payment);
        }
    }

    private void capture(Attempt seen, Charges.Captured charge) {
        List<Payment> together =
                payments.lockTogether(seen).stream().map(Attempt::payment).toList();
        List<Charges.Captured> parts = SharedCharge.parts(charge, together);
        for (int i = 0; i < parts.size(); i++) {
            Payment payment = together.get(i);
            if (payment.state() != PaymentState.CAPTURED) {
                Charges.Captured part = parts.get(i);
                payments.captured(payment, part, booking.capture(payment, part));
            }
        }
    }

    /** What the capture of a payment writes besides the payment itself. */
    @Component
    static class Booking {
        private final Ledger ledger;
        private final Transfers transfers;
        private final Work work;

        Booking(Ledger ledger, Transfers transfers, Work work) {
            this.ledger = ledger;
            this.transfers = transfers;
            this.work = work;
        }

        PostingId capture(Payment payment, Charges.Captured facts) {
            Division division = Division.of(payment.quote());
            Map<Party, Long> fees = Division.fee(payment.quote(), facts.fee().amountMinor());
            transfers.plan(payment, division, fees);
            work.schedule(Work.SETTLE, payment.id());
            Draft draft = charge(payment, division, facts.at(), facts.charge());
            draft.credit(
                    LedgerAccount.CLEARING, "CARD_FEE", facts.fee().amountMinor(), facts.charge());
            fees.forEach((party, fee) -> draft.debit(Postings.feeOf(party), "CARD_FEE", fee));
            PostingId posting = ledger.post(draft);
            if (payment.state() == PaymentState.PROCESSING) {
                ledger.postPending(key(payment), posting);
            }
            return posting;
        }

        void announce(Payment payment) {
            Division division = Division.of(payment.quote());
            ledger.announce(charge(payment, division, Instant.now(), null));
        }

        void giveUp(Payment payment) {
            if (payment.state() == PaymentState.PROCESSING) {
                ledger.voidPending(key(payment), "FAILED");
                work.schedule(Work.TELL_FAILURE, payment.id());
            }
        }

        private static String key(Payment payment) {
            return "capture:" + payment.id();
        }

        /** What is known before the provider says what it cost. */
        private static Draft charge(
                Payment payment, Division division, Instant at, @Nullable String providerRef) {
            Draft draft =
                    new Draft(
                            key(payment),
                            "CAPTURE",
                            at,
                            payment.order().toString(),
                            payment.total().currency());
            draft.debit(
                    LedgerAccount.CLEARING, "CHARGE", payment.total().amountMinor(), providerRef);
            for (Part part : division.parts()) {
                draft.credit(Postings.account(part), part.code(), part.amountMinor());
            }
            return draft;
        }
    }
}
