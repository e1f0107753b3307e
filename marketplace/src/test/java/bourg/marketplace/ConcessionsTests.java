package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.Localized;
import bourg.tenants.trial.TestCities;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@MarketplaceTest
class ConcessionsTests {
    private static final Concessions OFFERED =
            new Concessions(
                    Map.of(
                            Concession.SENIOR,
                            new BasisPoints(3_333),
                            Concession.CHILD,
                            new BasisPoints(BasisPoints.WHOLE)));
    private static final ConcessionClaim SENIOR =
            new ConcessionClaim(Concession.SENIOR, "J’ai 71 ans");

    @Autowired Stall stall;
    @Autowired Orders orders;
    @Autowired Offers offers;
    @Autowired PartnerOrders partnerOrders;

    @Autowired
    @Qualifier("federation")
    JdbcClient federation;

    private final TestCities cities;

    @Autowired
    ConcessionsTests(TestCities cities) {
        this.cities = cities;
    }

    private Adoption service(City city, MerchantOfRecord merchant) {
        OfferDraft content = Stall.content("Abri", "Shelter").withConcessions(OFFERED);
        OfferDraft sold =
                new OfferDraft(
                        content.name(),
                        content.summary(),
                        content.description(),
                        content.category(),
                        content.form(),
                        content.plan(),
                        content.concessions(),
                        true,
                        10,
                        merchant,
                        content.tax(),
                        content.minimumPartnerShare());
        return stall.live(city, stall.published(stall.partner("Tarifs"), sold));
    }

    private static PlaceOrder wish(Adoption service, @Nullable ConcessionClaim claim) {
        return new PlaceOrder(
                UUID.randomUUID().toString(),
                service.id(),
                2,
                JsonMapper.shared().readTree("{\"bikes\": 2}"),
                new Contact("lise@citoyen.example", "Lise"),
                Locale.CANADA_FRENCH,
                null,
                claim);
    }

    private static <T> T in(City city, Supplier<T> work) {
        return CurrentCity.call(city.id(), work);
    }

    private Order placed(City city, Adoption service, ConcessionClaim claim) {
        return ((Placing.Placed) in(city, () -> orders.place(wish(service, claim)))).order();
    }

    @Test
    void anOrderPinsTheReductionAndKeepsTheGroundForTheCityAndTheMerchant() {
        City city = cities.quebec("concession-kept");
        for (MerchantOfRecord merchant : MerchantOfRecord.values()) {
            Adoption service = service(city, merchant);
            Order order = placed(city, service, SENIOR);
            assertThat(order.quote().reduction())
                    .isEqualTo(
                            new Quote.Reduction(
                                    new BasisPoints(3_333),
                                    Money.of(5_000, "CAD"),
                                    Money.of(1_666, "CAD")));
            assertThat(order.quote().net()).isEqualTo(Money.of(3_334, "CAD"));
            assertThat(in(city, () -> orders.find(order.id())).orElseThrow()).isEqualTo(order);
            assertThat(order.claim()).isEqualTo(SENIOR);
            PartnerId partner = service.offer().partner();
            Stall.await(() -> partnerOrders.find(partner, order.id()).isPresent());
            assertThat(partnerOrders.find(partner, order.id()).orElseThrow().claim())
                    .isEqualTo(merchant == MerchantOfRecord.PARTNER ? SENIOR : null);
        }
    }

    @Test
    void allOfThePriceOffMakesAFreeOrder() {
        City city = cities.quebec("concession-free");
        Order order =
                placed(
                        city,
                        service(city, MerchantOfRecord.PARTNER),
                        new ConcessionClaim(Concession.CHILD, "Zoé, 8 ans"));
        assertThat(order.isFree()).isTrue();
        assertThat(order.state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void whatIsNotOfferedOrNotSaidIsRefusedAtItsField() {
        City city = cities.quebec("concession-refused");
        Adoption service = service(city, MerchantOfRecord.PARTNER);
        assertThat(faults(city, service, new ConcessionClaim(Concession.LOW_INCOME, " ")))
                .containsExactly(
                        "concession.kind concession_not_offered",
                        "concession.ground ground_missing");
        assertThat(faults(city, service, new ConcessionClaim(Concession.CHILD, "x".repeat(201))))
                .containsExactly("concession.ground ground_too_long");
        assertThat(in(city, () -> orders.quote(service.id(), 1, Concession.LOW_INCOME))).isEmpty();
    }

    private List<String> faults(City city, Adoption service, ConcessionClaim claim) {
        var refused = (Placing.Invalid) in(city, () -> orders.place(wish(service, claim)));
        return refused.errors().stream().map(error -> error.field() + " " + error.code()).toList();
    }

    @Test
    void oneRequestKeyIsOneClaim() {
        City city = cities.quebec("concession-key");
        PlaceOrder wish = wish(service(city, MerchantOfRecord.PARTNER), SENIOR);
        PlaceOrder other =
                new PlaceOrder(
                        wish.requestKey(),
                        wish.service(),
                        wish.quantity(),
                        wish.answers(),
                        wish.contact(),
                        wish.language(),
                        null);
        assertThat(in(city, () -> orders.place(wish))).isInstanceOf(Placing.Placed.class);
        assertThat(in(city, () -> orders.place(wish))).isInstanceOf(Placing.Placed.class);
        assertThat(in(city, () -> orders.place(other)))
                .isInstanceOf(Placing.RequestKeyReused.class);
    }

    @Test
    void theDatabaseHoldsReductionsOfPublishedVersionsAndUnsoundOnesOff() {
        City city = cities.quebec("concession-held");
        Offer offer = service(city, MerchantOfRecord.PARTNER).offer();
        assertThat(offers.published(offer.id()).orElseThrow().content().concessions())
                .isEqualTo(OFFERED);
        assertThatThrownBy(() -> write(offer, "{\"CHILD\": 100}"))
                .hasMessageContaining("never changes");
        Offer draft = offers.draft(offer.partner(), Stall.content("Neuf", "New"));
        for (String unsound :
                new String[] {
                    "{}",
                    "[]",
                    "{\"DOG\": 100}",
                    "{\"CHILD\": 0}",
                    "{\"CHILD\": 10001}",
                    "{\"CHILD\": 1.5}",
                    "{\"CHILD\": \"100\"}"
                }) {
            assertThatThrownBy(() -> write(draft, unsound))
                    .as(unsound)
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("offer_version_concessions");
        }
        assertThat(write(draft, "{\"CHILD\": 100}")).isEqualTo(1);
    }

    private int write(Offer offer, String concessions) {
        return federation
                .sql("update offer_version set concessions = cast(? as jsonb) where offer = ?")
                .params(concessions, offer.id().value())
                .update();
    }

    @Test
    void reductionsAreSaidInWordsAndOnlyOfWhatIsPaidOnce() {
        assertThat(OFFERED.words())
                .isEqualTo(
                        new Localized(
                                "Enfant −100\u00a0%, Personne aînée −33,33\u00a0%",
                                "Child −100%, Senior −33.33%"));
        OfferDraft content = Stall.content("Abri", "Shelter").withConcessions(OFFERED);
        assertThat(content.priceWords().english())
                .isEqualTo("$25.00 (Child −100%, Senior −33.33%)");
        var monthly =
                new PricePlan.Subscription(
                        content.unitPrice(), PricePlan.Subscription.Every.MONTH, 0);
        assertThat(content.withPlan(monthly).concessions()).isEqualTo(Concessions.NONE);
        assertThatThrownBy(() -> content.withPlan(monthly).withConcessions(OFFERED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Concessions(Map.of(Concession.CHILD, new BasisPoints(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
