package bourg.marketplace;

import bourg.tenants.InFederation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue of what partners offer, from draft to retired. */
@Component
public class Offers {
    private final OfferRows rows;
    private final OfferChecks checks;
    private final OfferSearch search;
    private final Partners partners;

    Offers(OfferRows rows, OfferChecks checks, OfferSearch search, Partners partners) {
        this.rows = rows;
        this.checks = checks;
        this.search = search;
        this.partners = partners;
    }

    /** Starts a new offer; a draft may be incomplete, submission may not. */
    @InFederation
    public Offer draft(PartnerId partner, OfferDraft content) {
        OfferId id = OfferId.next();
        rows.insert(id, partner);
        rows.insertVersion(id, 1, content, partners.require(partner).name());
        return rows.latest(id).orElseThrow();
    }

    /** Rewrites the draft, or starts the next version if the latest one is published. */
    @InFederation
    public OfferChange revise(PartnerId partner, OfferId id, OfferDraft content) {
        return command(
                id,
                partner,
                offer ->
                        switch (offer.state()) {
                            case DRAFT -> {
                                rows.rewrite(offer, content);
                                yield true;
                            }
                            case PUBLISHED -> {
                                rows.insertVersion(
                                        id, offer.version() + 1, content, offer.partnerName());
                                yield true;
                            }
                            case SUBMITTED, RETIRED -> false;
                        });
    }

    /** What the automatic checks find in a draft; nothing, once it can be submitted. */
    public List<FormError> errorsIn(OfferDraft content) {
        return checks.errorsIn(content);
    }

    /** Hands the draft in for review after the automatic checks. */
    @InFederation
    public OfferChange submit(PartnerId partner, OfferId id) {
        List<FormError> errors =
                rows.latest(id).map(offer -> checks.errorsIn(offer.content())).orElse(List.of());
        Predicate<Offer> step =
                offer ->
                        offer.state() == OfferState.SUBMITTED
                                || (errors.isEmpty()
                                        && rows.move(
                                                id,
                                                offer.version(),
                                                OfferState.DRAFT,
                                                OfferState.SUBMITTED,
                                                null));
        OfferChange change = command(id, partner, step);
        boolean refusedByChecks =
                change instanceof OfferChange.NotAllowed(OfferState state)
                        && state == OfferState.DRAFT;
        return refusedByChecks ? new OfferChange.Incomplete(errors) : change;
    }

    /** Publishes the submitted version (operator); from then on it never changes. */
    @InFederation
    public OfferChange publish(OfferId id) {
        return command(
                id,
                null,
                offer -> {
                    if (offer.state() != OfferState.SUBMITTED) {
                        return offer.state() == OfferState.PUBLISHED;
                    }
                    rows.published(id)
                            .ifPresent(before ->
                                    rows.move(
                                            id,
                                            before.version(),
                                            OfferState.PUBLISHED,
                                            OfferState.RETIRED,
                                            null));
                    return rows.move(
                            id, offer.version(), OfferState.SUBMITTED, OfferState.PUBLISHED, null);
                });
    }

    /** Gives a submitted version back to its partner with the reason (operator). */
    @InFederation
    public OfferChange returnToDraft(OfferId id, String reason) {
        return command(
                id,
                null,
                offer ->
                        rows.move(
                                id,
                                offer.version(),
                                OfferState.SUBMITTED,
                                OfferState.DRAFT,
                                reason));
    }

    /** Takes the offer out of the catalogue; cities that adopted it keep what they have. */
    @InFederation
    public OfferChange retire(PartnerId partner, OfferId id) {
        return command(
                id,
                partner,
                offer -> {
                    if (offer.publishedVersion() == null) {
                        return offer.state() == OfferState.RETIRED;
                    }
                    rows.drop(offer);
                    return rows.move(
                            id,
                            offer.publishedVersion(),
                            OfferState.PUBLISHED,
                            OfferState.RETIRED,
                            null);
                });
    }

    /** The latest version, whatever its state. */
    public Optional<Offer> find(OfferId id) {
        return rows.latest(id);
    }

    /** The latest version, if the offer is this partner's. */
    public Optional<Offer> find(PartnerId partner, OfferId id) {
        return rows.latest(id).filter(offer -> offer.partner().equals(partner));
    }

    /** The version that cities can adopt now. */
    public Optional<Offer> published(OfferId id) {
        return rows.published(id);
    }

    public Slice<Offer> listOf(PartnerId partner, @Nullable String after, int limit) {
        return listOf(partner, null, after, limit);
    }

    /** The latest versions of a partner's offers, newest offer first. */
    public Slice<Offer> listOf(
            PartnerId partner, @Nullable OfferState state, @Nullable String after, int limit) {
        List<Offer> offers = rows.latestOf(partner, state, Place.idIn(after), limit + 1);
        return Place.sliceById(offers, limit, offer -> offer.id().value());
    }

    /** Offers whose latest version is in a state, oldest first (operator's desk). */
    public Slice<Offer> inState(OfferState state, @Nullable String after, int limit) {
        List<Offer> offers = rows.latestIn(state, Place.idIn(after), limit + 1);
        return Place.sliceById(offers, limit, offer -> offer.id().value());
    }

    public Map<OfferState, Long> countsOf(PartnerId partner) {
        return rows.counts(partner);
    }

    /** Published offers by words in either language; no words lists all by name in its language. */
    public Slice<Offer> searchPublished(Search wanted, @Nullable String after, int limit) {
        return search.find(wanted, after, limit);
    }

    private OfferChange command(OfferId id, @Nullable PartnerId partner, Predicate<Offer> step) {
        Optional<Offer> latest =
                rows.lockLatest(id)
                        .filter(offer -> partner == null || offer.partner().equals(partner));
        if (latest.isEmpty()) {
            return new OfferChange.NotFound();
        }
        return step.test(latest.get())
                ? new OfferChange.Changed(rows.latest(id).orElseThrow())
                : new OfferChange.NotAllowed(latest.get().state());
    }
}
