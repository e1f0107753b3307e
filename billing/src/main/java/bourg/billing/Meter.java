package bourg.billing;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/** What a partner measures of a service that a city adopted, in which unit. */
public record Meter(
        MeterId id, AdoptionId adoption, CityId city, PartnerId partner, Words words, Books books) {
    /** How partner and people call it. */
    public record Words(String code, Localized name, Localized unit) {}

    /** In which money and by which clock its months are rated. */
    public record Books(Currency currency, ZoneId timeZone, Instant createdAt) {}

    /** Whether it is a meter of the city or of the partner. */
    public boolean belongsTo(Party party) {
        return party.equals(Party.city(city)) || party.equals(Party.partner(partner));
    }
}
