package bourg.marketplace;

import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.Localized;
import bourg.tenants.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Sets up partners, offers, adoptions and orders for tests, through the faces. */
public class Stall {
    static final String FORM =
            """
            {"type": "object", "required": ["bikes"], "properties": {
              "bikes": {"type": "integer", "minimum": 1, "maximum": 4, "x-title-fr": "Vélos", "x-title-en": "Bikes"}}}
            """;

    private final Partners partners;
    private final Offers offers;
    private final Adoptions adoptions;
    private final Orders orders;

    public Stall(Partners partners, Offers offers, Adoptions adoptions, Orders orders) {
        this.partners = partners;
        this.offers = offers;
        this.adoptions = adoptions;
        this.orders = orders;
    }

    public Partner partner(String name) {
        Person admin = new Person("admin@partner.example", "Pat", "Admin");
        return switch (partners.signUp(new SignUp(name, "CA", admin, Locale.FRENCH))) {
            case SigningUp.SignedUp(var partner) -> partner;
            case SigningUp.Invalid(var errors) ->
                    throw new IllegalStateException(errors.toString());
        };
    }

    public static OfferDraft content(String french, String english) {
        return new OfferDraft(
                new Localized(french, english),
                new Localized("Un abri sûr près de la gare.", "A safe shelter near the station."),
                new Localized("Description complète.", "Full description."),
                Category.MOBILITY,
                FORM,
                Money.of(2500, "CAD"),
                true,
                10,
                MerchantOfRecord.PARTNER,
                TaxCategory.STANDARD,
                new BasisPoints(5000));
    }

    public Offer published(Partner partner, OfferDraft content) {
        Offer draft = offers.draft(partner.id(), content);
        offers.submit(partner.id(), draft.id());
        return switch (offers.publish(draft.id())) {
            case OfferChange.Changed(var offer) -> offer;
            case OfferChange refused -> throw new IllegalStateException(refused.toString());
        };
    }

    public static Terms terms(LocalDate from) {
        return new Terms(Shares.of(1000, 8500, 500), FeeBearer.PLATFORM, from, null);
    }

    public Adoption adopted(City city, Offer offer) {
        LocalDate yesterday = LocalDate.now(city.timeZone()).minusDays(1);
        return switch (adoptions.adopt(city.id(), offer.id(), terms(yesterday), Wording.NONE)) {
            case AdoptionChange.Changed(var adoption) -> adoption;
            case AdoptionChange refused -> throw new IllegalStateException(refused.toString());
        };
    }

    public Adoption live(City city, Offer offer) {
        Adoption adoption = adopted(city, offer);
        adoptions.publish(city.id(), adoption.id());
        return adoption;
    }

    public static PlaceOrder wish(Adoption service) {
        return new PlaceOrder(
                UUID.randomUUID().toString(),
                service.id(),
                2,
                JsonMapper.shared().readTree("{\"bikes\": 2}"),
                new Contact("lise@citoyen.example", "Lise"),
                Locale.CANADA_FRENCH,
                null);
    }

    public Order placed(City city, Adoption service) {
        return CurrentCity.call(
                city.id(),
                () ->
                        switch (orders.place(wish(service))) {
                            case Placing.Placed(var order, var _) -> order;
                            case Placing refused ->
                                    throw new IllegalStateException(refused.toString());
                        });
    }

    public Order paid(City city, Adoption service) {
        Order order = placed(city, service);
        CurrentCity.call(
                city.id(), () -> orders.markPaid(order.id(), "pymt_" + order.id(), Instant.now()));
        return order;
    }

    /** Waits for background work. */
    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Did not happen in time");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        }
    }
}
