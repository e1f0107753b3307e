package bourg.app.console;

import bourg.app.forms.FormView;
import bourg.app.portal.SubscriptionsShown;
import bourg.marketplace.Order;
import bourg.marketplace.Slice;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages of subscriptions, with one of everything on them. */
final class SubscribersShown {
    private SubscribersShown() {}

    static Stream<Shown> after(Stream<Shown> others, Order paid, FormView form) {
        return Stream.concat(others, subscriptions(paid, form));
    }

    private static Stream<Shown> subscriptions(Order paid, FormView form) {
        return Stream.of(
                list(List.of()),
                list(List.of(subscription())),
                new Shown(
                        "subscription",
                        Map.of("subscription", subscription(), "orders", List.of(paid))),
                new Shown("subscriptionEnd", Map.of("subscription", subscription(), "form", form)));
    }

    private static Subscription subscription() {
        return SubscriptionsShown.subscription(SubscriptionState.PAST_DUE);
    }

    private static Shown list(List<Subscription> listed) {
        return new Shown(
                "subscriptions",
                Map.of(
                        "subscriptions",
                        new Slice<>(listed, "next"),
                        "service",
                        listed.isEmpty() ? "" : listed.getFirst().service().adoption().toString(),
                        "first",
                        true));
    }
}
