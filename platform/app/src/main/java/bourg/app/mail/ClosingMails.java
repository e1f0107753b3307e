package bourg.app.mail;

import bourg.app.access.SiteUrls;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.marketplace.TellOfClosing;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.CityState;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people in their language until when they can take their data from a city that closes. */
@Component
class ClosingMails implements CityListener<TellOfClosing> {
    private final Cities cities;
    private final Orders orders;
    private final Texts texts;
    private final SiteUrls urls;
    private final Post post;

    ClosingMails(Cities cities, Orders orders, Texts texts, SiteUrls urls, Post post) {
        this.cities = cities;
        this.orders = orders;
        this.texts = texts;
        this.urls = urls;
        this.post = post;
    }

    @Override
    public String name() {
        return "closing-mails";
    }

    @Override
    public Class<TellOfClosing> event() {
        return TellOfClosing.class;
    }

    /** Nobody is frightened if the city was kept meanwhile, or had forgotten them already. */
    @Override
    public void on(CityId id, UUID eventId, TellOfClosing event) {
        City city = cities.require(id);
        if (city.state() == CityState.CLOSING) {
            orders.find(event.order())
                    .filter(order -> !order.contact().email().isEmpty())
                    .ifPresent(order ->
                            post.send(
                                    eventId,
                                    order.contact().email(),
                                    words(order, city, event),
                                    city));
        }
    }

    private Post.Words words(Order order, City city, TellOfClosing event) {
        Locale locale = Post.locale(order);
        String name = city.name().in(locale);
        String day = new Formats(locale, city.timeZone()).dateTime(event.eraseAt());
        return new Post.Words(
                locale,
                name,
                texts.text(locale, "mail.closing.subject", name),
                List.of(
                        texts.text(locale, "mail.hello", order.contact().name()),
                        texts.text(locale, "mail.closing.body", name, day),
                        texts.text(locale, "mail.closing.after", name)),
                texts.text(locale, "mail.closing.follow"),
                urls.at(city.host(), "/closing"),
                texts.text(locale, "mail.signature", name));
    }
}
