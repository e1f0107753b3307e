package bourg.billing.web;

import bourg.billing.Resizing;
import bourg.billing.Subscribing;
import bourg.billing.web.api.ChangedQuantity;
import bourg.billing.web.api.QuantityChange;
import bourg.billing.web.api.SubscriptionsApi;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionId;
import bourg.marketplace.Subscriptions;
import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Lets people have more or fewer of what they pay for again and again. */
@RestController
class SubscriptionsController implements SubscriptionsApi {
    private final Asking asking;
    private final Subscriptions subscriptions;
    private final Subscribing subscribing;

    SubscriptionsController(Asking asking, Subscriptions subscriptions, Subscribing subscribing) {
        this.asking = asking;
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
    }

    @Override
    public ChangedQuantity changeSubscriptionQuantity(
            String subscriptionId, QuantityChange change, @Nullable String accessKey) {
        SubscriptionId id = own(subscriptionId, accessKey);
        return switch (subscribing.resize(id, change.getQuantity(), Instant.now())) {
            case Resizing.Done _ -> new ChangedQuantity(true);
            case Resizing.OnItsWay _ -> new ChangedQuantity(false);
            case Resizing.Refused _ -> throw Asking.conflict("card_refused");
            case Resizing.OutOfRange(var most) ->
                    throw Asking.conflict("quantity_out_of_range", most);
            case Resizing.NotAllowed(var state) ->
                    throw Asking.conflict(
                            "subscription_state_conflict", state.name().toLowerCase(Locale.ROOT));
            case Resizing.NotFound _ -> throw Asking.notYours();
        };
    }

    /** Nobody but the person spends the person's money; staff may look only. */
    private SubscriptionId own(String text, @Nullable String accessKey) {
        if (CurrentActor.get() instanceof Actor.Staff) {
            throw Asking.notYours();
        }
        Asking.onSiteOfCity();
        Subscription found = Asking.known(SubscriptionId.parse(text).flatMap(subscriptions::find));
        asking.followed(found.order().id().toString(), accessKey);
        return found.id();
    }
}
