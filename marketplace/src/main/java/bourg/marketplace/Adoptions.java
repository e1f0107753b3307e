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
    private final Proposals proposals;

    /** What can be adopted, and what is on the portals. */
    @Component
    record Shelf(Offers offers, ServiceSearch services) {}

    Adoptions(
            AdoptionRows rows,
            AdoptionChecks checks,
            Shelf shelf,
            Cities cities,
            Proposals proposals) {
        this.rows = rows;
        this.agreements = rows.agreements();
        this.checks = checks;
        this.services = shelf.services();
        this.offers = shelf.offers();
        this.cities = cities;
        this.proposals = proposals;
    }

    /**
     * Adopts the published version of an offer, not yet shown on the portal: under a first
     * agreement, or under none yet if the partner has to be asked about the terms.
     */
    @InFederation
    public AdoptionChange adopt(CityId city, OfferId offerId, Terms terms, Wording wording) {
        Optional<Offer> published = offers.published(offerId);
        if (published.isEmpty()) {
            return new AdoptionChange.OfferNotAvailable();
        }
        Offer offer = published.get();
        List<FormError> errors = checks.errorsIn(cities.require(city), offer, terms, wording);
        if (!errors.stream().allMatch(AdoptionChecks::isForThePartnerToJudge)) {
            return new AdoptionChange.Invalid(errors);
        }
        AdoptionId id = AdoptionId.next();
        if (!rows.insert(id, city, offer, wording)) {
            return new AdoptionChange.AlreadyAdopted();
        }
        Adoption adoption = rows.changed(city, id, "service_adopted");
        return errors.isEmpty() ? agreed(adoption, terms) : proposed(adoption, terms);
    }

    private AdoptionChange agreed(Adoption adoption, Terms terms) {
        return agreements.insert(adoption, terms, Consent.beforehand(adoption.offer()))
                ? new AdoptionChange.Changed(
                        rows.find(adoption.city(), adoption.id()).orElseThrow())
                : overlaps();
    }

    private AdoptionChange proposed(Adoption adoption, Terms terms) {
        return proposals.propose(Party.Kind.CITY, adoption, terms)
                        instanceof ProposalChange.Changed(var proposal)
                ? new AdoptionChange.Proposed(adoption, proposal)
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
     * Terms that leave the partner less than its minimum are proposed to it instead.
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
                    if (!errors.stream().allMatch(AdoptionChecks::isForThePartnerToJudge)) {
                        return new AdoptionChange.Invalid(errors);
                    }
                    if (!errors.isEmpty()) {
                        return proposed(adoption, terms);
                    }
                    agreements.closeOpen(id, terms.validFrom());
                    return agreed(rows.changed(city, id, "service_agreed"), terms);
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
                    List<FormError> errors = faultsAgainst(newest.get(), adoption);
                    if (!errors.isEmpty()) {
                        return new AdoptionChange.Invalid(errors);
                    }
                    rows.rewrite(id, newest.get(), adoption.wording());
                    return changed(city, id, "service_upgraded");
                });
    }

    /** What keeps the latest agreement from holding for a newer version of the offer. */
    private List<FormError> faultsAgainst(Offer newest, Adoption adoption) {
        if (adoption.agreements().isEmpty()) {
            return List.of();
        }
        Agreement latest = adoption.agreements().getFirst();
        boolean asksForMore =
                newest.content().minimumPartnerShare().value()
                        > adoption.offer().content().minimumPartnerShare().value();
        boolean explicit = latest.acceptance().isExplicit() && !asksForMore;
        return checks
                .errorsInShares(cities.require(adoption.city()), newest, latest.terms())
                .stream()
                .filter(error -> !(explicit && AdoptionChecks.isForThePartnerToJudge(error)))
                .toList();
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

    /** Says when people pay; orders that were placed keep what held then. */
    @InFederation
    public AdoptionChange payAt(CityId city, AdoptionId id, PaymentMoment moment) {
        return command(
                city,
                id,
                adoption -> {
                    rows.payAt(id, moment);
                    return changed(city, id, "service_payment_moment_changed");
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
        proposals.withdrawAll(id);
        return changed(city, id, "service_withdrawn");
    }

    public Optional<Adoption> find(CityId city, AdoptionId id) {
        return rows.find(city, id);
    }

    public Slice<Adoption> listOf(CityId city, @Nullable String after, int limit) {
        List<Adoption> adoptions = rows.list(city, Place.idIn(after), limit + 1);
        return Place.sliceById(adoptions, limit, adoption -> adoption.id().value());
    }

    /** Where the partner's offers were adopted, on which terms. */
    public Slice<Adoption> listOf(PartnerId partner, @Nullable String after, int limit) {
        List<Adoption> adoptions = rows.list(partner, Place.idIn(after), limit + 1);
        return Place.sliceById(adoptions, limit, adoption -> adoption.id().value());
    }

    /** An adoption of an offer of the partner. */
    public Optional<Adoption> find(PartnerId partner, AdoptionId id) {
        return rows.find(id).filter(adoption -> adoption.offer().partner().equals(partner));
    }

    /** Which of these offers the city has adopted and not withdrawn, and how. */
    public Map<OfferId, Adoption> among(CityId city, Collection<OfferId> offers) {
        return rows.live(city, offers).stream()
                .collect(Collectors.toMap(adoption -> adoption.offer().id(), Function.identity()));
    }

    /** What would keep the city from agreeing on an offer so, or from proposing it. */
    public List<FormError> faults(City city, Offer offer, Terms terms) {
        return checks.errorsIn(city, offer, terms, Wording.NONE).stream()
                .filter(error -> !AdoptionChecks.isForThePartnerToJudge(error))
                .toList();
    }

    /** Whether the terms leave the partner less than its minimum, so that it has to be asked. */
    public boolean asksPartner(City city, Offer offer, Terms terms) {
        return checks.errorsIn(city, offer, terms, Wording.NONE).stream()
                .anyMatch(AdoptionChecks::isForThePartnerToJudge);
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

    /** What is to be paid at once: nothing where a trial comes first. */
    PriceRequest firstRequest(LiveService live, int quantity) {
        return live.first(priceRequest(live, quantity));
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
