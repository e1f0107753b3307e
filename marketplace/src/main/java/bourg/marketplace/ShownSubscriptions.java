package bourg.marketplace;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads subscriptions for somebody, and notes which officials were shown whose. */
@Component
class ShownSubscriptions {
    private final SubscriptionFinder finder;
    private final AuditTrail trail;

    ShownSubscriptions(SubscriptionFinder finder, AuditTrail trail) {
        this.finder = finder;
        this.trail = trail;
    }

    Optional<Subscription> find(SubscriptionId id) {
        Optional<Subscription> found = finder.find(id);
        found.ifPresent(one -> trail.seen(List.of(act("subscription_seen", one))));
        return found;
    }

    Slice<Subscription> list(SubscriptionFinder.Wanted wanted, @Nullable String after, int limit) {
        Slice<Subscription> found = finder.list(wanted, after, limit);
        trail.seen(found.items().stream().map(one -> act("subscription_listed", one)).toList());
        return found;
    }

    private static AuditAct act(String verb, Subscription subscription) {
        return SubscriptionSteps.act(verb, subscription.id(), subscription.citizen());
    }
}
