package bourg.app.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import bourg.app.access.SiteUrls;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.ExportEvent;
import bourg.tenants.Identities;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells all administrators of a city that somebody wants to take its data, or has taken it. */
@Component
class ExportMails implements CityListener<ExportEvent> {
    private final Cities cities;
    private final Identities identities;
    private final Texts texts;
    private final SiteUrls urls;
    private final Post post;

    ExportMails(Cities cities, Identities identities, Texts texts, SiteUrls urls, Post post) {
        this.cities = cities;
        this.identities = identities;
        this.texts = texts;
        this.urls = urls;
        this.post = post;
    }

    @Override
    public String name() {
        return "export-mails";
    }

    @Override
    public Class<ExportEvent> event() {
        return ExportEvent.class;
    }

    @Override
    public void on(CityId id, UUID eventId, ExportEvent event) {
        City city = cities.require(id);
        List<StaffAccount> admins = new ArrayList<>();
        identities.eachStaff(
                city,
                account -> {
                    if (account.enabled() && account.roles().contains(StaffRole.ADMIN)) {
                        admins.add(account);
                    }
                });
        for (StaffAccount admin : admins) {
            UUID letter = UUID.nameUUIDFromBytes((eventId + admin.id()).getBytes(UTF_8));
            post.send(letter, admin.email(), words(admin, city, event), city);
        }
    }

    private Post.Words words(StaffAccount admin, City city, ExportEvent event) {
        Locale locale = admin.language().equals("en") ? Locale.CANADA : Locale.CANADA_FRENCH;
        String key = "mail.export." + event.step().name().toLowerCase(Locale.ROOT);
        String name = city.name().in(locale);
        return new Post.Words(
                locale,
                name,
                texts.text(locale, key + ".subject", name),
                List.of(
                        texts.text(locale, "mail.hello", admin.givenName()),
                        texts.text(
                                locale,
                                key + ".body",
                                name,
                                event.by(),
                                new Formats(locale, city.timeZone()).dateTime(event.at()))),
                texts.text(locale, "mail.export.follow"),
                urls.at(city.host(), "/console/exports/" + event.export()),
                texts.text(locale, "mail.signature", name));
    }
}
