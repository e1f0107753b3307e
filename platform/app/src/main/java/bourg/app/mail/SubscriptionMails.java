package bourg.app.mail;

import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionEvent;
import bourg.marketplace.Subscriptions;
import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people of a renewal that is near or was refused, and of the end of a subscription. */
@Component
class SubscriptionMails implements CityListener<SubscriptionEvent> {
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final Cities cities;
    private final Texts texts;
    private final Post post;

    SubscriptionMails(
            Subscriptions subscriptions, Orders orders, Cities cities, Texts texts, Post post) {
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.cities = cities;
        this.texts = texts;
        this.post = post;
    }

    @Override
    public String name() {
        return "subscription-mails";
    }

    @Override
    public Class<SubscriptionEvent> event() {
        return SubscriptionEvent.class;
    }

    @Override
    public void on(CityId city, UUID eventId, SubscriptionEvent event) {
        orders.find(event.order()).ifPresent(order -> post.send(eventId, letter(order, event)));
    }

    private Letter letter(Order order, SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionEvent.RenewalRefused refused ->
                    letter(
                            refused.asksForPerson() ? "renewal_confirm" : "renewal_refused",
                            order,
                            day(order, refused.nextAttempt()));
            case SubscriptionEvent.RenewalAhead ahead ->
                    letter("renewal_ahead", order, charge(order, ahead));
            case SubscriptionEvent.EndPlanned planned ->
                    letter("subscription_cancelled", order, day(order, planned.until()));
            case SubscriptionEvent.EndCalledOff kept ->
                    letter("subscription_resumed", order, day(order, kept.until()));
            case SubscriptionEvent.EndsWithCity last -> withCity(order, last);
            case SubscriptionEvent.Ended ended ->
                    letter(
                            "subscription_ended." + ended.cause().name().toLowerCase(Locale.ROOT),
                            order,
                            reason(order));
        };
    }

    private static Letter letter(String kind, Order order, String detail) {
        return new Letter(kind, order, detail, null);
    }

    private String reason(Order order) {
        return subscriptions.ofOrder(order.id()).map(Subscription::reason).orElse("");
    }

    /** What is paid may last longer than the city: that is said, with both days. */
    private Letter withCity(Order order, SubscriptionEvent.EndsWithCity last) {
        String until = day(order, last.until());
        if (!last.until().isAfter(last.closes())) {
            return letter("subscription_city_closes", order, until);
        }
        String both =
                texts.text(
                        Post.locale(order),
                        "mail.subscription_city_closes.rest",
                        until,
                        day(order, last.closes()));
        return letter("subscription_city_closes_before", order, both);
    }

    private String charge(Order order, SubscriptionEvent.RenewalAhead ahead) {
        return texts.text(
                Post.locale(order),
                "mail.renewal_ahead.charge",
                formats(order).money(ahead.total()),
                day(order, ahead.until()));
    }

    private String day(Order order, Instant at) {
        return formats(order).date(at);
    }

    private Formats formats(Order order) {
        return new Formats(Post.locale(order), cities.require(order.city()).timeZone());
    }
}
