package bourg.marketplace.web;

import bourg.marketplace.Orders;
import bourg.marketplace.Slice;
import bourg.marketplace.SubscriptionChange;
import bourg.marketplace.SubscriptionId;
import bourg.marketplace.Subscriptions;
import bourg.marketplace.web.api.Subscription;
import bourg.marketplace.web.api.SubscriptionList;
import bourg.marketplace.web.api.SubscriptionsApi;
import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import bourg.tenants.contract.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets people see and cancel what they pay for again and again, and staff see all of their city.
 */
@RestController
class SubscriptionsController implements SubscriptionsApi {
    private final Subscriptions subscriptions;
    private final Orders orders;

    SubscriptionsController(Subscriptions subscriptions, Orders orders) {
        this.subscriptions = subscriptions;
        this.orders = orders;
    }

    @Override
    public SubscriptionList listSubscriptions(@Nullable String cursor, Integer limit) {
        Asking.city();
        return switch (CurrentActor.get()) {
            case Actor.Citizen citizen ->
                    list(subscriptions.listOfCitizen(citizen.subject(), cursor, limit));
            case Actor.Staff _ -> list(subscriptions.listOfCity(null, cursor, limit));
            case Actor.Anonymous _ -> throw Refusal.unauthenticated().toProblem();
            case Actor.PartnerMember _, Actor.Operator _ -> throw Asking.notYours();
        };
    }

    private SubscriptionList list(Slice<bourg.marketplace.Subscription> found) {
        Slice<Subscription> views = found.map(this::view);
        return new SubscriptionList(views.items()).nextCursor(views.next());
    }

    private Subscription view(bourg.marketplace.Subscription subscription) {
        return SubscriptionViews.view(subscription, subscriptions.nextQuote(subscription));
    }

    @Override
    public Subscription getSubscription(String subscriptionId, @Nullable String accessKey) {
        Asking.city();
        return CurrentActor.get() instanceof Actor.Staff
                ? view(
                        Asking.known(
                                SubscriptionId.parse(subscriptionId).flatMap(subscriptions::find)))
                : view(own(subscriptionId, accessKey));
    }

    @Override
    public Subscription cancelSubscription(String subscriptionId, @Nullable String accessKey) {
        return result(subscriptions.cancel(own(subscriptionId, accessKey).id(), Instant.now()));
    }

    @Override
    public Subscription resumeSubscription(String subscriptionId, @Nullable String accessKey) {
        return result(subscriptions.resume(own(subscriptionId, accessKey).id(), Instant.now()));
    }

    /** Whose it is: the citizen's, or whoever has the key of its first order. */
    private bourg.marketplace.Subscription own(String text, @Nullable String accessKey) {
        Asking.city();
        Optional<String> citizen = Asking.citizen();
        return Asking.known(
                SubscriptionId.parse(text)
                        .flatMap(subscriptions::find)
                        .filter(found ->
                                citizen.filter(each -> each.equals(found.citizen())).isPresent()
                                        || hasKey(found, accessKey)));
    }

    private boolean hasKey(bourg.marketplace.Subscription found, @Nullable String accessKey) {
        return accessKey != null && orders.findByKey(found.order().id(), accessKey).isPresent();
    }

    private Subscription result(SubscriptionChange change) {
        return switch (change) {
            case SubscriptionChange.Changed(var changed) -> view(changed);
            case SubscriptionChange.AlreadySo(var same) -> view(same);
            case SubscriptionChange.NotAllowed(var state) ->
                    throw Asking.conflict(
                            "subscription_state_conflict", state.name().toLowerCase(Locale.ROOT));
            case SubscriptionChange.NotFound _,
                    SubscriptionChange.ToPay _,
                    SubscriptionChange.OutOfRange _ ->
                    throw Asking.notYours();
        };
    }
}
