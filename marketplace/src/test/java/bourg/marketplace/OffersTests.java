package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.Localized;
import bourg.tenants.trial.RecordedIdentities;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MarketplaceTest
class OffersTests {
    private final Stall stall;
    private final Offers offers;
    private final RecordedIdentities identities;
    private final JdbcClient federation;

    @Autowired
    OffersTests(
            Stall stall,
            Offers offers,
            RecordedIdentities identities,
            @Qualifier("federation") JdbcClient federation) {
        this.stall = stall;
        this.offers = offers;
        this.identities = identities;
        this.federation = federation;
    }

    @Test
    void aSignUpOpensTheOrganizationAndForgetsThePerson() {
        Partner first = stall.partner("Coop Éveil");
        Partner second = stall.partner("Coop Eveil");
        assertThat(first.alias()).isEqualTo("coop-eveil");
        assertThat(second.alias()).isEqualTo("coop-eveil-2");
        Stall.await(() -> identities.partners().containsAll(List.of("coop-eveil", "coop-eveil-2")));
        Stall.await(() -> admins(first) == 0);
    }

    private long admins(Partner partner) {
        return federation
                .sql("select count(*) from partner_admin where partner = ?")
                .param(partner.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void everyPricePlanComesBackAsItWasPublished() {
        Money five = Money.of(500, "CAD");
        List<PricePlan.Tier> tiers =
                List.of(new PricePlan.Tier(10, five), new PricePlan.Tier(null, Money.of(1, "CAD")));
        Partner partner = stall.partner("Plans");
        for (PricePlan plan :
                List.of(
                        new PricePlan.Free(five.currency()),
                        new PricePlan.OneOff(five),
                        new PricePlan.Tiered(PricePlan.Tiered.Mode.GRADUATED, tiers),
                        new PricePlan.Tiered(PricePlan.Tiered.Mode.VOLUME, tiers))) {
            Offer offer = stall.published(partner, Stall.content("Plan", "Plan").withPlan(plan));
            assertThat(offers.find(offer.id()).orElseThrow().content().plan()).isEqualTo(plan);
            assertThatThrownBy(() ->
                            federation
                                    .sql("update offer_version set tiers = '[]' where offer = ?")
                                    .param(offer.id().value())
                                    .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void anIncompleteOfferStaysADraftAndSaysWhatIsMissing() {
        Partner partner = stall.partner("Incomplet");
        OfferDraft whole = Stall.content("Nom", "Name");
        OfferDraft half =
                new OfferDraft(
                        new Localized("Nom", ""),
                        whole.summary(),
                        whole.description(),
                        whole.category(),
                        "{\"type\": \"array\"}",
                        Money.of(0, "CAD"),
                        false,
                        1,
                        whole.merchant(),
                        whole.tax(),
                        new BasisPoints(9_900));
        Offer draft = offers.draft(partner.id(), half);
        OfferChange change = offers.submit(partner.id(), draft.id());
        assertThat(change).isInstanceOf(OfferChange.Incomplete.class);
        assertThat(((OfferChange.Incomplete) change).errors())
                .extracting(FormError::code)
                .containsExactly(
                        "text_missing",
                        "price_out_of_range",
                        "minimum_share_too_high",
                        "not_an_object_schema");
        assertThat(offers.find(draft.id()).orElseThrow().state()).isEqualTo(OfferState.DRAFT);
    }

    @Test
    void aRevisionOfAPublishedOfferIsANewVersion() {
        Partner partner = stall.partner("Révision");
        Offer first = stall.published(partner, Stall.content("Un", "One"));
        assertThat(offers.revise(partner.id(), first.id(), Stall.content("Deux", "Two")))
                .isInstanceOf(OfferChange.Changed.class);
        Offer latest = offers.find(first.id()).orElseThrow();
        assertThat(latest.version()).isEqualTo(2);
        assertThat(latest.state()).isEqualTo(OfferState.DRAFT);
        assertThat(offers.published(first.id()).orElseThrow().content().name().french())
                .isEqualTo("Un");
        offers.submit(partner.id(), first.id());
        assertThat(offers.revise(partner.id(), first.id(), Stall.content("Trois", "Three")))
                .isEqualTo(new OfferChange.NotAllowed(OfferState.SUBMITTED));
        offers.publish(first.id());
        assertThat(offers.published(first.id()).orElseThrow().version()).isEqualTo(2);
        assertThat(offers.retire(partner.id(), first.id())).isInstanceOf(OfferChange.Changed.class);
        assertThat(offers.published(first.id())).isEmpty();
    }

    @Test
    void theReviewerReturnsAnOfferWithTheReason() {
        Partner partner = stall.partner("Retour");
        Offer draft = offers.draft(partner.id(), Stall.content("Nom", "Name"));
        assertThat(offers.publish(draft.id()))
                .isEqualTo(new OfferChange.NotAllowed(OfferState.DRAFT));
        offers.submit(partner.id(), draft.id());
        assertThat(offers.inState(OfferState.SUBMITTED, null, 100).items())
                .extracting(Offer::id)
                .contains(draft.id());
        offers.returnToDraft(draft.id(), "Précisez le lieu");
        Offer returned = offers.find(partner.id(), draft.id()).orElseThrow();
        assertThat(returned.state()).isEqualTo(OfferState.DRAFT);
        assertThat(returned.returnReason()).isEqualTo("Précisez le lieu");
    }

    @Test
    void anOfferOfAnotherPartnerIsNotThere() {
        Offer offer = stall.published(stall.partner("Propriétaire"), Stall.content("Nom", "Name"));
        PartnerId other = stall.partner("Autre").id();
        assertThat(offers.find(other, offer.id())).isEmpty();
        assertThat(offers.revise(other, offer.id(), Stall.content("Volé", "Stolen")))
                .isInstanceOf(OfferChange.NotFound.class);
        assertThat(offers.retire(other, offer.id())).isInstanceOf(OfferChange.NotFound.class);
    }

    @Test
    void theDatabaseKeepsAPublishedVersionAsItIs() {
        Offer offer = stall.published(stall.partner("Immuable"), Stall.content("Nom", "Name"));
        assertThatThrownBy(() ->
                        federation
                                .sql(
                                        "update offer_version set unit_price_minor = 1 where offer = ?")
                                .param(offer.id().value())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        federation
                                .sql("delete from offer_version where offer = ?")
                                .param(offer.id().value())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void wordsFindPublishedOffersWithoutAccentsByPrefixAndByStem() {
        Partner partner = stall.partner("Zéphyr");
        stall.published(partner, Stall.content("Élagage d’arbres zeph", "Tree pruning zeph"));
        stall.published(partner, Stall.content("Abri à vélos zeph", "Bike shelters zeph"));
        offers.draft(partner.id(), Stall.content("Brouillon zeph", "Draft zeph"));
        assertThat(names("zeph")).containsExactly("Abri à vélos zeph", "Élagage d’arbres zeph");
        assertThat(names("elagag")).containsExactly("Élagage d’arbres zeph");
        assertThat(names("ÉLAGAGES")).containsExactly("Élagage d’arbres zeph");
        assertThat(names("bike zeph")).containsExactly("Abri à vélos zeph");
        assertThat(names("abri de velo zeph")).containsExactly("Abri à vélos zeph");
        assertThat(names("zephyr nulle part")).isEmpty();
        assertThat(names("introuvable' or 1=1; --")).isEmpty();
    }

    private List<String> names(String words) {
        return offers
                .searchPublished(new Search(words, null, Locale.FRENCH), null, 50)
                .items()
                .stream()
                .map(offer -> offer.content().name().french())
                .toList();
    }

    @Test
    void aCursorWalksThroughAllOffersOnce() {
        Partner partner = stall.partner("Curseur");
        for (String letter : List.of("c", "a", "b")) {
            stall.published(partner, Stall.content("kurs " + letter, "kurs " + letter));
        }
        Search search = new Search("kurs", Category.MOBILITY, Locale.ENGLISH);
        Slice<Offer> first = offers.searchPublished(search, null, 2);
        Slice<Offer> second = offers.searchPublished(search, first.next(), 2);
        assertThat(first.items())
                .extracting(offer -> offer.content().name().english())
                .containsExactly("kurs a", "kurs b");
        assertThat(second.items())
                .extracting(offer -> offer.content().name().english())
                .containsExactly("kurs c");
        assertThat(second.next()).isNull();
        assertThat(offers.listOf(partner.id(), null, 2).next()).isNotNull();
    }
}
