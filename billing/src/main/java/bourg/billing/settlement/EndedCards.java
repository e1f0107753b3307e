package bourg.billing.settlement;

import bourg.billing.stripe.KeptCards;
import bourg.billing.stripe.ProviderRefused;
import bourg.marketplace.Renewals;
import bourg.marketplace.SubscriptionEvent.Ended;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the provider forget the card of a subscription that has ended: nothing is owed any more. */
@Component
class EndedCards implements CityListener<Ended> {
    private static final Logger LOG = LoggerFactory.getLogger(EndedCards.class);

    private final Renewals renewals;
    private final KeptCards cards;

    EndedCards(Renewals renewals, KeptCards cards) {
        this.renewals = renewals;
        this.cards = cards;
    }

    @Override
    public String name() {
        return "billing-ended-cards";
    }

    @Override
    public Class<Ended> event() {
        return Ended.class;
    }

    @Override
    public void on(CityId city, UUID eventId, Ended event) {
        renewals.wallet(event.order())
                .map(wallet -> wallet.paymentMethod())
                .ifPresent(method -> forget(event, method));
    }

    private void forget(Ended event, String method) {
        try {
            cards.forget(method, "forget:" + event.subscription());
        } catch (ProviderRefused gone) {
            LOG.info("The card of {} was gone already: {}", event.subscription(), gone.code());
        }
        renewals.forgetWallet(event.subscription());
    }
}
