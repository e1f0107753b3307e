package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.InFederation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** What the cities have adopted, on which terms, and which services their portals show today. */
@Component
public class Adoptions {
    private final AdoptionRows rows;
    private final AgreementRows agreements;
    private final AdoptionChecks checks;
    private final ServiceSearch services;
    private final Offers offers;
    private final Cities cities;

    Adoptions(
            AdoptionRows rows,
            AdoptionChecks checks,
            ServiceSearch services,
            Offers offers,
            Cities cities) {
        this.rows = rows;
        this.agreements = rows.agreements();
        this.checks = checks;
        this.services = services;
        this.offers = offers;
        this.cities = cities;
    }

    /**
     * Adopts the published version of an offer under a first agreement, not yet shown on the
     * portal.
     */
    @InFederation
    public AdoptionChange adopt(CityId city, OfferId offerId, Terms terms, Wording wording) {
        Optional<Offer> published = offers.published(offerId);
        if (published.isEmpty()) {
            return new AdoptionChange.OfferNotAvailable();
        }
        Offer offer = published.get();
        List<FormError> errors = checks.errorsIn(cities.require(city), offer, terms, wording);
        if (!errors.isEmpty()) {
            return new AdoptionChange.Invalid(errors);
        }
        AdoptionId id = AdoptionId.next();
        if (!rows.insert(id, city, offer, wording)) {
            return new AdoptionChange.AlreadyAdopted();
        }
        return agreements.insert(id, 1, city, offer, terms)
                ? changed(city, id, "service_adopted")
                : overlaps();
    }

    @InFederation
    public AdoptionChange reword(CityId city, AdoptionId id, Wording wording) {
        return command(
                city,
                id,
                adoption -> {
                    List<FormError> errors = checks.errorsIn(wording);
                    if (!errors.isEmpty()) {
                        return new AdoptionChange.Invalid(errors);
                    }
                    rows.rewrite(id, adoption.offer(), wording);
                    return changed(city, id, "service_reworded");
                });
    }

    /**
     * Adds the next agreement: an open one ends the day before it begins, others must not overlap.
     */
    @InFederation
    public AdoptionChange agree(CityId city, AdoptionId id, Terms terms) {
        return command(
                city,
                id,
                adoption -> {
                    List<FormError> errors =
                            checks.errorsIn(
                                    cities.require(city), adoption.offer(), terms, Wording.NONE);
                    if (!errors.isEmpty()) {
                        return new AdoptionChange.Invalid(errors);
                    }
                    agreements.closeOpen(id, terms.validFrom());
                    int version = adoption.agreements().getFirst().version() + 1;
                    boolean inserted =
                            agreements.insert(id, version, city, adoption.offer(), terms);
                    return inserted ? changed(city, id, "service_agreed") : overlaps();
                });
    }

    /**
     * Moves to the version of the offer that is in the catalogue now; wording and agreements stay.
     */
    @InFederation
    public AdoptionChange upgrade(CityId city, AdoptionId id) {
        return command(
                city,
                id,
                adoption -> {
                    Optional<Offer> newest = offers.published(adoption.offer().id());
                    if (newest.isEmpty()) {
                        return new AdoptionChange.OfferNotAvailable();
                    }
                    Terms terms = adoption.agreements().getFirst().terms();
                    List<FormError> errors =
                            checks.errorsInShares(cities.require(city), newest.get(), terms);
                    if (!errors.isEmpty()) {
                        return new AdoptionChange.Invalid(errors);
                    }
                    rows.rewrite(id, newest.get(), adoption.wording());
                    return changed(city, id, "service_upgraded");
                });
    }

    @InFederation
    public AdoptionChange publish(CityId city, AdoptionId id) {
        return command(
                city,
                id,
                adoption -> {
                    rows.move(id, AdoptionState.DRAFT, AdoptionState.PUBLISHED);
                    return changed(city, id, "service_published");
                });
    }

    /** Takes the service off the portal for good; the city may adopt the offer anew. */
    @InFederation
    public AdoptionChange withdraw(CityId city, AdoptionId id) {
        Optional<Adoption> adoption = rows.lock(city, id);
        if (adoption.isEmpty()) {
            return new AdoptionChange.NotFound();
        }
        rows.move(id, adoption.get().state(), AdoptionState.WITHDRAWN);
        agreements.endAll(id);
        return changed(city, id, "service_withdrawn");
    }

    public Optional<Adoption> find(CityId city, AdoptionId id) {
        return rows.find(city, id);
    }

    public Slice<Adoption> listOf(CityId city, @Nullable String after, int limit) {
        List<Adoption> adoptions = rows.list(city, Place.idIn(after), limit + 1);
        return Place.sliceById(adoptions, limit, adoption -> adoption.id().value());
    }

    /** Which of these offers the city has adopted and not withdrawn, and how. */
    public Map<OfferId, Adoption> among(CityId city, Collection<OfferId> offers) {
        return rows.live(city, offers).stream()
                .collect(Collectors.toMap(adoption -> adoption.offer().id(), Function.identity()));
    }

    /** What would keep the city from agreeing on an offer so. */
    public List<FormError> faults(City city, Offer offer, Terms terms) {
        return checks.errorsIn(city, offer, terms, Wording.NONE);
    }

    /** The least that the platform takes of the price before taxes. */
    public BasisPoints platformMinimum() {
        return checks.platformMinimum();
    }

    public Map<AdoptionState, Long> countsOf(CityId city) {
        return rows.counts(city);
    }

    /**
     * Services of a city by words in either language; no words lists all by name in its language.
     */
    public Slice<LiveService> liveServices(
            CityId city, Search search, @Nullable String after, int limit) {
        return services.find(city, today(city), search, after, limit);
    }

    /** The service, if it can be ordered today. */
    public Optional<LiveService> liveService(CityId city, AdoptionId id) {
        return services.find(city, today(city), id);
    }

    PriceRequest priceRequest(LiveService live, int quantity) {
        return new PriceRequest(
                cities.require(live.city()),
                live.offer().partner(),
                live.content(),
                quantity,
                live.agreement().terms());
    }

    private LocalDate today(CityId id) {
        City city = cities.require(id);
        return LocalDate.now(city.timeZone());
    }

    private AdoptionChange command(
            CityId city, AdoptionId id, Function<Adoption, AdoptionChange> step) {
        Optional<Adoption> adoption = rows.lock(city, id);
        if (adoption.isEmpty()) {
            return new AdoptionChange.NotFound();
        }
        return adoption.get().state() == AdoptionState.WITHDRAWN
                ? new AdoptionChange.NotAllowed(AdoptionState.WITHDRAWN)
                : step.apply(adoption.get());
    }

    private AdoptionChange changed(CityId city, AdoptionId id, String verb) {
        return new AdoptionChange.Changed(rows.changed(city, id, verb));
    }

    /** Nothing of the command may stay. */
    private static AdoptionChange overlaps() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new AdoptionChange.Overlaps();
    }
}
