package bourg.app.pages;

import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.app.theme.Theme;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.Localized;
import bourg.tenants.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What every template knows: where it is shown, to whom, and in which language. */
public final class Page {
    private final PageRequest request;
    private final Texts texts;
    private final Assets assets;
    private final Formats formats;

    Page(PageRequest request, Texts texts, Assets assets) {
        this.request = request;
        this.texts = texts;
        this.assets = assets;
        this.formats = new Formats(request.locale(), request.zone());
    }

    public String text(String key, Object... arguments) {
        return texts.text(locale(), key, arguments);
    }

    /** The text of {@code key.one} or {@code key.other} with the number in it. */
    public String count(String key, long number) {
        return texts.count(locale(), key, number);
    }

    public String in(Localized text) {
        return text.in(locale());
    }

    public Formats formats() {
        return formats;
    }

    public String money(Money money) {
        return formats.money(money);
    }

    public String percent(BasisPoints share) {
        return formats.percent(share);
    }

    public String percent(BigDecimal percent) {
        return formats.percent(percent);
    }

    public String date(Instant instant) {
        return formats.date(instant);
    }

    public String date(LocalDate date) {
        return formats.date(date);
    }

    public String month(YearMonth month) {
        return formats.month(month);
    }

    public String dateTime(Instant instant) {
        return formats.dateTime(instant);
    }

    public Locale locale() {
        return request.locale();
    }

    public String language() {
        return locale().getLanguage();
    }

    public Area area() {
        return request.area();
    }

    public Actor actor() {
        return request.actor();
    }

    public boolean signedIn() {
        return !(actor() instanceof Actor.Anonymous);
    }

    /** The name of the person signed in; empty if nobody is. */
    public String actorName() {
        return switch (actor()) {
            case Actor.Operator operator -> operator.name();
            case Actor.Staff staff -> staff.name();
            case Actor.PartnerMember member -> member.name();
            case Actor.Citizen citizen -> citizen.name();
            case Actor.Anonymous _ -> "";
        };
    }

    /** The city of the site, on a city's site only. */
    public @Nullable City city() {
        return request.site() instanceof Site.OfCity(City city) ? city : null;
    }

    /** The name of the site: the city's, or the platform's. */
    public String siteName() {
        City city = city();
        return city == null ? "Bourg" : in(city.name());
    }

    public String asset(String name) {
        return assets.path(name);
    }

    /** The address of the style sheet with the city's colours, if the site has any. */
    public @Nullable String themePath() {
        City city = city();
        return city == null
                ? null
                : "/theme.css?v=" + Theme.of(city.brand().colour()).fingerprint();
    }

    /** The CSRF token to send with every form; empty where none is needed. */
    public String csrf() {
        return request.csrf();
    }

    public List<LanguageLink> languages() {
        return request.languages();
    }

    /** Where to sign in and then come back to the page being shown. */
    public String signInPath() {
        return area().prefix() + "/sign-in?next=" + request.encodedPath();
    }

    public String signOutPath() {
        return area().prefix() + "/sign-out";
    }

    /** Whether the path being shown is, or lies below, this one. */
    public boolean at(String path) {
        return request.path().equals(path) || request.path().startsWith(path + "/");
    }

    /** Whether the path being shown lies below this one. */
    public boolean below(String path) {
        return request.path().startsWith(path + "/");
    }

    /** A link to the same page in another language. */
    public record LanguageLink(String language, String name, String href, boolean current) {}
}
