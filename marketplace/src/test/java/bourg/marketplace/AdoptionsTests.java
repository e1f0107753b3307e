package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.Localized;
import bourg.tenants.trial.TestCities;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MarketplaceTest
class AdoptionsTests {
    private final Stall stall;
    private final Offers offers;
    private final Adoptions adoptions;
    private final JdbcClient federation;
    private final City city;
    private final City other;

    @Autowired
    AdoptionsTests(
            Stall stall,
            Offers offers,
            Adoptions adoptions,
            @Qualifier("federation") JdbcClient federation,
            TestCities cities) {
        this.stall = stall;
        this.offers = offers;
        this.adoptions = adoptions;
        this.federation = federation;
        this.city = cities.quebec("adoptville");
        this.other = cities.novaScotia("otherville");
    }

    @Test
    void onlyTheCityThatAdoptedShowsTheServiceAndOnlyWhenPublished() {
        Offer offer = stall.published(stall.partner("Montrer"), Stall.content("Montrer", "Show"));
        Adoption adoption = stall.adopted(city, offer);
        assertThat(adoptions.liveService(city.id(), adoption.id())).isEmpty();
        adoptions.publish(city.id(), adoption.id());
        assertThat(adoptions.liveService(city.id(), adoption.id())).isPresent();
        assertThat(adoptions.liveService(other.id(), adoption.id())).isEmpty();
        assertThat(adoptions.find(other.id(), adoption.id())).isEmpty();
        assertThat(adoptions.publish(other.id(), adoption.id()))
                .isInstanceOf(AdoptionChange.NotFound.class);
        adoptions.withdraw(city.id(), adoption.id());
        assertThat(adoptions.liveService(city.id(), adoption.id())).isEmpty();
    }

    @Test
    void localWordingReplacesTheOffersAndIsFound() {
        Offer offer =
                stall.published(
                        stall.partner("Libellé"), Stall.content("Nom commun", "Common name"));
        Adoption adoption = stall.live(city, offer);
        Wording wording =
                new Wording(
                        new Localized("Vélogare Tournesol", "Sunflower bike station"), null, null);
        adoptions.reword(city.id(), adoption.id(), wording);
        LiveService service = adoptions.liveService(city.id(), adoption.id()).orElseThrow();
        assertThat(service.name().french()).isEqualTo("Vélogare Tournesol");
        assertThat(service.summary()).isEqualTo(offer.content().summary());
        assertThat(names("tournesol")).containsExactly("Vélogare Tournesol");
        assertThat(names("sunflow")).containsExactly("Vélogare Tournesol");
        assertThat(
                        adoptions.reword(
                                city.id(),
                                adoption.id(),
                                new Wording(new Localized("Seul", " "), null, null)))
                .isInstanceOf(AdoptionChange.Invalid.class);
    }

    private List<String> names(String words) {
        return adoptions
                .liveServices(city.id(), new Search(words, null, Locale.FRENCH), null, 50)
                .items()
                .stream()
                .map(service -> service.name().french())
                .toList();
    }

    @Test
    void anAdoptionStaysWithItsVersionUntilTheCityMoves() {
        Partner partner = stall.partner("Version");
        Offer offer = stall.published(partner, Stall.content("Version un", "Version one"));
        Adoption adoption = stall.live(city, offer);
        offers.revise(partner.id(), offer.id(), Stall.content("Version deux", "Version two"));
        offers.submit(partner.id(), offer.id());
        offers.publish(offer.id());
        assertThat(adoptions.liveService(city.id(), adoption.id()).orElseThrow().offer().version())
                .isEqualTo(1);
        adoptions.upgrade(city.id(), adoption.id());
        assertThat(adoptions.liveService(city.id(), adoption.id()).orElseThrow().name().french())
                .isEqualTo("Version deux");
        offers.retire(partner.id(), offer.id());
        assertThat(adoptions.liveService(city.id(), adoption.id())).isPresent();
        assertThat(
                        adoptions.adopt(
                                other.id(),
                                offer.id(),
                                Stall.terms(LocalDate.now(other.timeZone())),
                                Wording.NONE))
                .isInstanceOf(AdoptionChange.OfferNotAvailable.class);
    }

    @Test
    void termsMustRespectPartnerAndPlatform() {
        Offer offer = stall.published(stall.partner("Parts"), Stall.content("Parts", "Shares"));
        Terms greedy =
                new Terms(
                        Shares.of(6000, 4000, 0),
                        FeeBearer.CITY,
                        LocalDate.of(2027, 1, 2),
                        LocalDate.of(2027, 1, 1));
        AdoptionChange change = adoptions.adopt(city.id(), offer.id(), greedy, Wording.NONE);
        assertThat(((AdoptionChange.Invalid) change).errors())
                .extracting(FormError::code)
                .containsExactly(
                        "partner_share_too_low", "platform_share_too_low", "ends_before_start");
    }

    @Test
    void aCityAdoptsAnOfferOnceUntilItWithdraws() {
        Offer offer = stall.published(stall.partner("Une fois"), Stall.content("Une fois", "Once"));
        Adoption adoption = stall.live(city, offer);
        Terms terms = Stall.terms(LocalDate.now(city.timeZone()));
        assertThat(adoptions.adopt(city.id(), offer.id(), terms, Wording.NONE))
                .isInstanceOf(AdoptionChange.AlreadyAdopted.class);
        assertThat(adoptions.among(city.id(), List.of(offer.id(), OfferId.next())))
                .containsOnlyKeys(offer.id());
        assertThat(adoptions.among(other.id(), List.of(offer.id()))).isEmpty();
        adoptions.withdraw(city.id(), adoption.id());
        assertThat(adoptions.among(city.id(), List.of(offer.id()))).isEmpty();
        assertThat(adoptions.publish(city.id(), adoption.id()))
                .isEqualTo(new AdoptionChange.NotAllowed(AdoptionState.WITHDRAWN));
        assertThat(adoptions.adopt(city.id(), offer.id(), terms, Wording.NONE))
                .isInstanceOf(AdoptionChange.Changed.class);
    }

    @Test
    void agreementsFollowEachOtherAndNeverOverlap() {
        Offer offer =
                stall.published(stall.partner("Ententes"), Stall.content("Ententes", "Agreements"));
        Adoption adoption = stall.live(city, offer);
        LocalDate start = adoption.agreements().getFirst().terms().validFrom();
        assertThat(adoptions.agree(city.id(), adoption.id(), Stall.terms(start.plusDays(30))))
                .isInstanceOf(AdoptionChange.Changed.class);
        Adoption after = adoptions.find(city.id(), adoption.id()).orElseThrow();
        assertThat(after.agreements()).extracting(Agreement::version).containsExactly(2, 1);
        assertThat(after.agreements().getLast().terms().validUntil()).isEqualTo(start.plusDays(29));
        assertThat(adoptions.agree(city.id(), adoption.id(), Stall.terms(start.plusDays(10))))
                .isInstanceOf(AdoptionChange.Overlaps.class);
        assertThat(adoptions.find(city.id(), adoption.id()).orElseThrow()).isEqualTo(after);
    }

    @Test
    void theDatabaseItselfRefusesOverlapsAndSharesThatAreNotWhole() {
        Offer offer =
                stall.published(
                        stall.partner("Contraintes"), Stall.content("Contraintes", "Constraints"));
        Adoption adoption = stall.live(city, offer);
        assertThatThrownBy(() -> insertAgreement(adoption, 8500, "2030-01-01"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("agreement_no_overlap");
        assertThatThrownBy(() -> insertAgreement(adoption, 8499, "2020-01-01"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("agreement_shares_are_whole");
    }

    @Test
    void theDatabaseItselfRefusesComponentsThatCannotBePriced() {
        Offer offer =
                stall.published(
                        stall.partner("Composantes"), Stall.content("Composantes", "Components"));
        Adoption adoption = stall.adopted(city, offer);
        String half =
                "{\"to\": \"%s\", \"percent\": {\"value\": 5000}, \"fixedMinor\": %s,"
                        + " \"per\": \"ORDER\", \"floorMinor\": 10, \"capMinor\": %s}";
        String city = half.formatted("city", 0, null);
        for (String unsound :
                List.of(
                        "{}",
                        "[{}]",
                        "[" + half.formatted("city", -1, null) + "]",
                        "[" + half.formatted("city", 0, 9) + "]",
                        "[" + half.formatted("mayor", 0, null) + "]",
                        "[" + city + "," + city + "]")) {
            assertThatThrownBy(() -> commission(adoption, unsound))
                    .as(unsound)
                    .hasMessageContaining("agreement_commission");
        }
        commission(adoption, "[" + half.formatted("city", 0, 10) + "]");
        Adoption after = adoptions.find(this.city.id(), adoption.id()).orElseThrow();
        assertThat(after.agreements().getFirst().terms().shares().components())
                .containsExactly(
                        new Commission(
                                Recipient.CITY,
                                new BasisPoints(5000),
                                0,
                                Commission.Per.ORDER,
                                10,
                                10L));
    }

    private void commission(Adoption adoption, String components) {
        federation
                .sql(
                        "insert into agreement (adoption, version, city, offer, components, fee_bearer,"
                                + " valid_from, valid_until, agreed_at) values (?, 99, ?, ?, cast(? as jsonb),"
                                + " 'CITY', date '2020-01-01', date '2020-01-31', now())")
                .params(
                        adoption.id().value(),
                        adoption.city().value(),
                        adoption.offer().id().value(),
                        components)
                .update();
    }

    private void insertAgreement(Adoption adoption, int partnerShare, String from) {
        federation
                .sql(
                        """
                        insert into agreement (adoption, version, city, offer, city_share, partner_share, platform_share,
                            fee_bearer, valid_from, valid_until, agreed_at)
                        values (:adoption, 99, :city, :offer, 1000, :partner, 500, 'CITY', cast(:from as date),
                            cast(:from as date) + 10, now())
                        """)
                .param("adoption", adoption.id().value())
                .param("city", adoption.city().value())
                .param("offer", adoption.offer().id().value())
                .param("partner", partnerShare)
                .param("from", from)
                .update();
    }
}
