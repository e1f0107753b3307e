package bourg.marketplace.web;

import bourg.marketplace.Quote;
import bourg.marketplace.web.api.Subscription;
import bourg.marketplace.web.api.SubscriptionState;
import java.util.Optional;

/** Subscriptions in the contract's form. */
final class SubscriptionViews {
    private SubscriptionViews() {}

    static Subscription view(bourg.marketplace.Subscription subscription, Optional<Quote> next) {
        return new Subscription(
                        subscription.id().toString(),
                        subscription.order().id().toString(),
                        subscription.city().toString(),
                        subscription.service().adoption().toString(),
                        Values.text(subscription.service().name()),
                        SubscriptionState.valueOf(subscription.state().name()),
                        PlanViews.view(subscription.plan()),
                        Values.money(subscription.plan().unit()),
                        subscription.quantity(),
                        subscription.most(),
                        Values.time(subscription.createdAt()))
                .until(Values.timeOrNull(subscription.until()))
                .nextTotal(next.map(Quote::total).map(Values::money).orElse(null))
                .nextAttemptAt(Values.timeOrNull(subscription.nextAttempt()))
                .reason(subscription.reason());
    }
}
