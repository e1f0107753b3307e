package bourg.local.journey;

import bourg.client.marketplace.AdoptionCreation;
import bourg.client.marketplace.AdoptionsApi;
import bourg.client.marketplace.Contact;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.Language;
import bourg.client.marketplace.OrderPlacement;
import bourg.client.marketplace.OrdersApi;
import bourg.client.marketplace.PlacedOrder;
import bourg.client.marketplace.PriceInterval;
import bourg.client.marketplace.PriceKind;
import bourg.client.marketplace.PricePlan;
import bourg.client.marketplace.SubscriptionState;
import bourg.client.marketplace.SubscriptionsApi;
import bourg.local.Api;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A subscription that has begun, as its person sees it. */
public final class Subscribed {
    private Subscribed() {}

    /** Subscribes to a service of the town that is paid every month; gives its identifier. */
    public static String to(Town town, Api portal, String email) {
        return to(town, portal, email, "Près du puits");
    }

    /** The same, with something to recognise in the answers. */
    public static String to(Town town, Api portal, String email, String note) {
        Map<String, Object> answers = new HashMap<>(NewPartner.answers());
        answers.put("note", note);
        PlacedOrder placed =
                new OrdersApi(portal.marketplace())
                        .placeOrder(
                                UUID.randomUUID().toString(),
                                new OrderPlacement()
                                        .serviceId(service(town))
                                        .quantity(1)
                                        .answers(answers)
                                        .contact(new Contact().email(email).name("Test Person"))
                                        .language(Language.EN));
        String id = Objects.requireNonNull(placed.getSubscriptionId());
        new Purchase(portal, placed.getOrder().getId(), email, placed.getAccessKey()).pay();
        SubscriptionsApi subscriptions = new SubscriptionsApi(portal.marketplace());
        Waiting.patiently()
                .until(
                        () -> subscriptions.getSubscription(id, placed.getAccessKey()),
                        now -> now.getState() == SubscriptionState.ACTIVE);
        return id;
    }

    private static String service(Town town) {
        PricePlan monthly = new PricePlan().kind(PriceKind.SUBSCRIPTION).every(PriceInterval.MONTH);
        String offer = town.server().publish(NewPartner.gardenPlot(2_000).pricePlan(monthly));
        AdoptionsApi adoptions = new AdoptionsApi(town.city().staff().marketplace());
        String adoption =
                adoptions
                        .adoptOffer(
                                UUID.randomUUID().toString(),
                                new AdoptionCreation()
                                        .offerId(offer)
                                        .terms(
                                                NewCity.terms(
                                                        1_500, 7_500, 1_000, FeeBearer.PLATFORM)))
                        .getId();
        adoptions.publishAdoption(adoption);
        return adoption;
    }
}
