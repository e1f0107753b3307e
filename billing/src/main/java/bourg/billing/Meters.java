package bourg.billing;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.City;
import bourg.tenants.CityId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is measured of which service: a city opens meters and prices them, its partner measures. */
public interface Meters {
    /** Has a service of the city measured from now on; it is not rated before it has a card. */
    MeterChange open(City city, AdoptionId service, Meter.Words words);

    /**
     * Adds the next card, numbered by us: an open one ends where it begins; months that were rated
     * keep theirs.
     */
    MeterChange price(CityId city, MeterId id, RateCard wish);

    /** A meter of the city or partner. */
    Optional<Meter> find(Party owner, MeterId id);

    /** The meters of a city or partner, newest first. */
    Slice<Meter> listOf(Party owner, @Nullable String cursor, int limit);

    /** Newest first. */
    List<RateCard> cardsOf(Meter meter);

    /** How many subjects a meter has. */
    long subjectsOf(Meter meter);

    /**
     * Binds subjects to a meter of the partner; those bound before stay; gives how many are new.
     */
    Optional<Integer> bind(PartnerId partner, MeterId id, Collection<String> codes);
}
