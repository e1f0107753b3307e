package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.checkout.Attempt;
import bourg.billing.stripe.Charges;
import bourg.billing.stripe.KeptCards;
import bourg.billing.stripe.ProviderRefused;
import bourg.marketplace.Renewals;
import bourg.marketplace.Wallet;
import bourg.tenants.CurrentCity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks for the money of an attempt while the person is away, as often as needed: what was asked
 * before is looked for first, and asked again under the same key, so that nobody pays twice.
 */
@Component
class AwayCharges {
    private final KeptCards cards;
    private final Renewals renewals;

    AwayCharges(KeptCards cards, Renewals renewals) {
        this.cards = cards;
        this.renewals = renewals;
    }

    /** Asks again: the provider may have heard of it. */
    Charges.Outcome ask(Attempt attempt) {
        Wallet wallet = wallet(attempt.payment());
        return seen(attempt, wallet).orElseGet(() -> charge(attempt, wallet));
    }

    /** Asks for the first time. */
    Charges.Outcome begin(Attempt attempt) {
        return charge(attempt, wallet(attempt.payment()));
    }

    private Charges.Outcome charge(Attempt attempt, Wallet wallet) {
        Payment payment = attempt.payment();
        try {
            return cards.charge(
                    new KeptCards.Wish(
                            attempt.idempotencyKey(),
                            payment.id().toString(),
                            payment.order().toString(),
                            payment.total(),
                            wallet));
        } catch (ProviderRefused refused) {
            // Another worker may have asked, and been answered, in the meantime.
            return seen(attempt, wallet).orElseGet(() -> new Charges.Failed(refused.code()));
        }
    }

    private Optional<Charges.Outcome> seen(Attempt attempt, Wallet wallet) {
        Payment payment = attempt.payment();
        return Optional.ofNullable(wallet.customer())
                .flatMap(customer ->
                        cards.find(customer, payment.id().toString(), payment.createdAt()));
    }

    private Wallet wallet(Payment payment) {
        return CurrentCity.call(payment.city(), () -> renewals.pinned(payment.order()))
                .orElseThrow();
    }
}
