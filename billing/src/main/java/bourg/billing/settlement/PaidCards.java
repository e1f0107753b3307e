package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.checkout.Attempt;
import bourg.billing.stripe.KeptCards;
import bourg.marketplace.Renewals;
import bourg.marketplace.Wallet;
import org.springframework.stereotype.Component;

/** Remembers the card with which somebody paid a subscription: renewals are charged to it. */
@Component
class PaidCards {
    private final Renewals renewals;
    private final KeptCards cards;

    PaidCards(Renewals renewals, KeptCards cards) {
        this.renewals = renewals;
        this.cards = cards;
    }

    /** In the bound city; what was charged to a card that is known already tells nothing new. */
    void remember(Attempt attempt) {
        Payment payment = attempt.payment();
        String charge = attempt.charge();
        if (attempt.away() || charge == null || renewals.wallet(payment.order()).isEmpty()) {
            return;
        }
        Wallet wallet = cards.of(charge);
        if (wallet.isUsable()) {
            renewals.keepCard(payment.order(), wallet);
        }
    }
}
