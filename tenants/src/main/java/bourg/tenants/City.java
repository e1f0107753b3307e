package bourg.tenants;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** A city of the platform: its names, its address on the web and its habits. */
public record City(
        CityId id,
        String code,
        Localized name,
        String host,
        List<Locale> languages,
        ZoneId timeZone,
        Currency currency,
        TaxRegion taxRegion,
        Brand brand,
        CityState state) {
    public City {
        languages = List.copyOf(languages);
    }
}
