package bourg.tenants;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds every fault in the wish for a city, and makes a city of a wish without fault. */
@Component
class CityWishes {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Set<String> LANGUAGES = Set.of("fr", "en");
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toSet());
    private static final int LONGEST_NAME = 100;

    private final SiteHosts hosts;
    private final IdentityProvider provider;

    CityWishes(SiteHosts hosts, IdentityProvider provider) {
        this.hosts = hosts;
        this.provider = provider;
    }

    List<FieldError> check(OpenCity wish) {
        List<FieldError> errors = new ArrayList<>();
        refuseUnless(CODE.matcher(wish.code()).matches(), errors, "code", "code_invalid");
        refuseUnless(isName(wish.name().french()), errors, "name.fr", "name_invalid");
        refuseUnless(isName(wish.name().english()), errors, "name.en", "name_invalid");
        refuseUnless(HOST.matcher(wish.host()).matches(), errors, "host", "host_invalid");
        refuseUnless(areLanguages(wish.languages()), errors, "languages", "languages_invalid");
        refuseUnless(
                ZoneId.getAvailableZoneIds().contains(wish.timeZone()),
                errors,
                "time_zone",
                "time_zone_unknown");
        refuseUnless(CURRENCIES.contains(wish.currency()), errors, "currency", "currency_unknown");
        refuseUnless(
                TaxRegion.ofCode(wish.taxRegion()).isPresent(),
                errors,
                "tax_region",
                "tax_region_unknown");
        refuseUnless(Brand.isColour(wish.colour()), errors, "brand.colour", "colour_invalid");
        Logo logo = wish.logo();
        if (logo != null) {
            LogoCheck.fault(logo).ifPresent(code -> errors.add(FieldError.of("logo", code)));
        }
        checkPerson(wish.firstAdmin(), errors);
        return errors;
    }

    private static void checkPerson(Person person, List<FieldError> errors) {
        refuseUnless(
                EMAIL.matcher(person.email()).matches(),
                errors,
                "first_admin.email",
                "email_invalid");
        refuseUnless(isName(person.givenName()), errors, "first_admin.given_name", "name_invalid");
        refuseUnless(
                isName(person.familyName()), errors, "first_admin.family_name", "name_invalid");
    }

    private static void refuseUnless(
            boolean good, List<FieldError> errors, String field, String code) {
        if (!good) {
            errors.add(FieldError.of(field, code));
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean areLanguages(List<String> languages) {
        return !languages.isEmpty()
                && LANGUAGES.containsAll(languages)
                && new HashSet<>(languages).size() == languages.size();
    }

    boolean isReserved(String host) {
        return hosts.isOurs(host) || host.equals(URI.create(provider.publicUrl()).getHost());
    }

    City grant(CityId id, OpenCity wish) {
        return new City(
                id,
                wish.code(),
                wish.name(),
                wish.host(),
                wish.languages().stream().map(Locale::forLanguageTag).toList(),
                ZoneId.of(wish.timeZone()),
                Currency.getInstance(wish.currency()),
                TaxRegion.ofCode(wish.taxRegion()).orElseThrow(),
                new Brand(wish.colour()),
                CityState.PROVISIONING);
    }
}
