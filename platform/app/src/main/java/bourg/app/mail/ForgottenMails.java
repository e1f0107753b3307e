package bourg.app.mail;

import bourg.app.access.SiteUrls;
import bourg.app.texts.ErasureWords;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.tenants.Cities;
import bourg.tenants.CitizenForgotten;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a citizen once more, in the last letter, what was deleted and what had to be kept. */
@Component
class ForgottenMails implements CityListener<CitizenForgotten> {
    private final Cities cities;
    private final Texts texts;
    private final SiteUrls urls;
    private final Post post;

    ForgottenMails(Cities cities, Texts texts, SiteUrls urls, Post post) {
        this.cities = cities;
        this.texts = texts;
        this.urls = urls;
        this.post = post;
    }

    @Override
    public String name() {
        return "forgotten-mails";
    }

    @Override
    public Class<CitizenForgotten> event() {
        return CitizenForgotten.class;
    }

    @Override
    public void on(CityId id, UUID eventId, CitizenForgotten event) {
        City city = cities.require(id);
        post.send(eventId, event.email(), words(city, event), city);
    }

    private Post.Words words(City city, CitizenForgotten event) {
        Locale locale = event.language().equals("en") ? Locale.CANADA : Locale.CANADA_FRENCH;
        Formats formats = new Formats(locale, city.timeZone());
        String name = city.name().in(locale);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.text(locale, "mail.hello", event.name()));
        paragraphs.add(
                texts.text(locale, "mail.forgotten.body", name, formats.dateTime(event.at())));
        event.lines()
                .forEach(line ->
                        paragraphs.add(
                                ErasureWords.sentence(
                                        (key, arguments) -> texts.text(locale, key, arguments),
                                        formats,
                                        line)));
        paragraphs.add(texts.text(locale, "mail.forgotten.account"));
        return new Post.Words(
                locale,
                name,
                texts.text(locale, "mail.forgotten.subject", name),
                paragraphs,
                texts.text(locale, "mail.forgotten.follow"),
                urls.at(city.host(), "/privacy"),
                texts.text(locale, "mail.signature", name));
    }
}
