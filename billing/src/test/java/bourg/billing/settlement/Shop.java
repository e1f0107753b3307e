package bourg.billing.settlement;

import bourg.billing.PayoutAccount;
import bourg.billing.PayoutAccounts;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.Adoptions;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Concessions;
import bourg.marketplace.Contact;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferChange;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.Offers;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.marketplace.Party;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Shares;
import bourg.marketplace.SignUp;
import bourg.marketplace.SigningUp;
import bourg.marketplace.TaxCategory;
import bourg.marketplace.Terms;
import bourg.marketplace.Wording;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.Localized;
import bourg.tenants.Person;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a partner's service on a city's portal and orders it, as people do. */
@Component
class Shop {
    private static final String FORM =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["place"],
             "properties": {"place": {"type": "string", "maxLength": 80, "x-title-fr": "Lieu", "x-title-en": "Place"}}}
            """;

    /** Long ago: some tests look at months that have passed. */
    private static final LocalDate AGREED_SINCE = LocalDate.of(2020, 1, 1);

    private final Partners partners;
    private final Offers offers;
    private final Adoptions adoptions;
    private final Orders orders;
    private final PayoutAccounts accounts;

    Shop(
            Partners partners,
            Offers offers,
            Adoptions adoptions,
            Orders orders,
            PayoutAccounts accounts) {
        this.partners = partners;
        this.offers = offers;
        this.adoptions = adoptions;
        this.orders = orders;
        this.accounts = accounts;
    }

    /** A service on sale in a city. */
    record OnSale(City city, Partner partner, Adoption adoption) {
        Party cityParty() {
            return Party.city(city.id());
        }

        Party partnerParty() {
            return Party.partner(partner.id());
        }
    }

    OnSale open(City city, long priceMinor, Shares shares, FeeBearer feeBearer) {
        return open(city, priceMinor, shares, feeBearer, 0);
    }

    OnSale open(City city, PricePlan plan) {
        return open(city, content(plan, 0), Shares.of(1_500, 7_500, 1_000), FeeBearer.PARTNER);
    }

    /** A service that costs some people less. */
    OnSale open(City city, PricePlan plan, Concessions concessions) {
        OfferDraft content = content(plan, 0).withConcessions(concessions);
        return open(city, content, Shares.of(1_500, 7_500, 1_000), FeeBearer.PARTNER);
    }

    /** The city itself sells, and owes the taxes. */
    OnSale openAsCity(City city, long priceMinor, Shares shares) {
        PricePlan plan = new PricePlan.OneOff(Money.of(priceMinor, "CAD"));
        return open(city, content(plan, 0, MerchantOfRecord.CITY), shares, FeeBearer.PARTNER);
    }

    OnSale open(City city, long priceMinor, Shares shares, FeeBearer feeBearer, int minimum) {
        PricePlan plan = new PricePlan.OneOff(Money.of(priceMinor, "CAD"));
        return open(city, content(plan, minimum), shares, feeBearer);
    }

    /** A service that the city sells itself: it is the merchant, and bears the card fee. */
    OnSale openOwn(City city, long priceMinor) {
        PricePlan plan = new PricePlan.OneOff(Money.of(priceMinor, "CAD"));
        OfferDraft content = content(plan, 0, MerchantOfRecord.CITY);
        return open(city, content, Shares.of(8_000, 1_000, 1_000), FeeBearer.CITY);
    }

    private OnSale open(City city, OfferDraft content, Shares shares, FeeBearer feeBearer) {
        String name = "Coop " + UUID.randomUUID();
        var signedUp =
                (SigningUp.SignedUp)
                        partners.signUp(
                                new SignUp(
                                        name,
                                        "CA",
                                        new Person("pat@coop.example", "Pat", "Roy"),
                                        Locale.FRENCH));
        Partner partner = signedUp.partner();
        Offer draft = offers.draft(partner.id(), content);
        changed(offers.submit(partner.id(), draft.id()));
        Offer published = changed(offers.publish(draft.id()));
        Terms terms = new Terms(shares, feeBearer, AGREED_SINCE, null);
        Adoption adoption =
                changed(adoptions.adopt(city.id(), published.id(), terms, Wording.NONE));
        changed(adoptions.publish(city.id(), adoption.id()));
        return new OnSale(city, partner, adoption);
    }

    private static OfferDraft content(PricePlan plan, int minimum) {
        return content(plan, minimum, MerchantOfRecord.PARTNER);
    }

    private static OfferDraft content(PricePlan plan, int minimum, MerchantOfRecord merchant) {
        Localized text = new Localized("Rangement de vélo couvert", "Covered bicycle storage");
        return new OfferDraft(
                text,
                text,
                text,
                Category.MOBILITY,
                FORM,
                plan,
                true,
                10,
                merchant,
                TaxCategory.STANDARD,
                new BasisPoints(minimum));
    }

    private static Offer changed(OfferChange change) {
        if (change instanceof OfferChange.Changed(var offer)) {
            return offer;
        }
        throw new IllegalStateException(change.toString());
    }

    private static Adoption changed(AdoptionChange change) {
        if (change instanceof AdoptionChange.Changed(var adoption)) {
            return adoption;
        }
        throw new IllegalStateException(change.toString());
    }

    /** The city takes it off its portal for good. */
    void withdraw(OnSale sale) {
        changed(adoptions.withdraw(sale.city().id(), sale.adoption().id()));
    }

    /** Opens and onboards both parties' accounts. */
    void onboard(OnSale sale) {
        for (Party party : new Party[] {sale.cityParty(), sale.partnerParty()}) {
            PayoutAccount account = accounts.ensure(party, "Trial", "CA", "finance@trial.example");
            TestStripe.onboard(account.providerRef());
            accounts.refresh(party);
        }
    }

    PlaceOrder wish(OnSale sale) {
        return wish(sale, 1, null);
    }

    private static PlaceOrder wish(OnSale sale, int quantity, @Nullable ConcessionClaim claim) {
        return new PlaceOrder(
                UUID.randomUUID().toString(),
                sale.adoption().id(),
                quantity,
                JsonMapper.shared().createObjectNode().put("place", "Mairie"),
                new Contact("lise@citoyen.example", "Lise Tremblay"),
                Locale.FRENCH,
                null,
                claim);
    }

    Order order(OnSale sale) {
        return order(sale, 1);
    }

    Order order(OnSale sale, int quantity) {
        return order(sale, quantity, null);
    }

    Order order(OnSale sale, int quantity, @Nullable ConcessionClaim claim) {
        PlaceOrder wish = wish(sale, quantity, claim);
        return CurrentCity.call(
                sale.city().id(),
                () -> {
                    if (orders.place(wish) instanceof Placing.Placed(var order, _)) {
                        return order;
                    }
                    throw new IllegalStateException("Not placed");
                });
    }
}
