package bourg.app.portal;

import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Slice;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionId;
import bourg.marketplace.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages of subscriptions, in every state. */
public final class SubscriptionsShown {
    private static final Instant DAY = Instant.parse("2027-01-31T18:00:00Z");

    private SubscriptionsShown() {}

    public static Subscription subscription(SubscriptionState state) {
        boolean late = state == SubscriptionState.PAST_DUE;
        boolean begun = state != SubscriptionState.OPENING;
        return new Subscription(
                SubscriptionId.next(),
                Samples.CITY.id(),
                Samples.order(OrderState.PAID, null),
                state,
                new PricePlan.Subscription(
                        Samples.cad(1_999), PricePlan.Subscription.Every.MONTH, 14),
                2,
                5,
                begun ? DAY : null,
                begun ? 1 : 0,
                begun ? DAY.plus(Duration.ofDays(28)) : null,
                Samples.cad(late ? -50 : 700),
                late ? 1 : 0,
                0,
                late ? DAY.plus(Duration.ofDays(31)) : null,
                state == SubscriptionState.ENDED ? "<b>Travaux</b>" : null,
                DAY);
    }

    static Stream<PortalTemplatesTest.Shown> pages() {
        Stream<PortalTemplatesTest.Shown> states =
                Arrays.stream(SubscriptionState.values())
                        .map(state -> shown("portal/subscription", page(state)));
        Stream<PortalTemplatesTest.Shown> cancellations =
                Stream.of(
                                SubscriptionState.TRIAL,
                                SubscriptionState.ACTIVE,
                                SubscriptionState.PAST_DUE)
                        .map(state -> shown("portal/cancellation", of(state)));
        Stream<PortalTemplatesTest.Shown> lists =
                Stream.of(
                        shown("portal/mySubscriptions", list(List.of())),
                        shown(
                                "portal/mySubscriptions",
                                list(List.of(subscription(SubscriptionState.TRIAL)))));
        return Stream.of(states, cancellations, quantities(), lists).flatMap(each -> each);
    }

    private static Stream<PortalTemplatesTest.Shown> quantities() {
        return Stream.of(
                shown("portal/quantity", quantity("3", 3, Samples.cad(1_250))),
                shown("portal/quantity", quantity("1", 1, Samples.cad(-1_250))),
                shown("portal/quantity", quantity("2", 2, Samples.cad(0))),
                shown("portal/quantity", quantity("<b>9</b>", 0, Samples.cad(0))));
    }

    private static PortalTemplatesTest.Shown shown(String view, Map<String, Object> model) {
        return new PortalTemplatesTest.Shown(view, model);
    }

    private static Map<String, Object> of(SubscriptionState state) {
        Subscription subscription = subscription(state);
        Map<String, Object> model = new HashMap<>();
        model.put("order", subscription.order());
        model.put("subscription", subscription);
        return model;
    }

    private static Map<String, Object> page(SubscriptionState state) {
        Map<String, Object> model = of(state);
        List<Order> orders =
                List.of(
                        Samples.order(OrderState.AWAITING_PAYMENT, null),
                        Samples.order(OrderState.PAID, null));
        model.put("orders", orders);
        model.put("unpaid", state == SubscriptionState.PAST_DUE);
        model.put("next", Samples.cad(2_298));
        model.put("notice", state == SubscriptionState.ENDING ? "cancelled" : "");
        return model;
    }

    private static Map<String, Object> quantity(String typed, int wanted, Money rest) {
        Map<String, Object> model = of(SubscriptionState.ACTIVE);
        model.put("typed", typed);
        model.put("wanted", wanted);
        model.put("rest", rest);
        return model;
    }

    private static Map<String, Object> list(List<Subscription> subscriptions) {
        return Map.of("subscriptions", new Slice<>(subscriptions, "next"), "first", true);
    }
}
