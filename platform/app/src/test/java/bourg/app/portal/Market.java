package bourg.app.portal;

import bourg.marketplace.AdoptionChange;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.Concessions;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.OfferId;
import bourg.marketplace.Offers;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Shares;
import bourg.marketplace.SignUp;
import bourg.marketplace.SigningUp;
import bourg.marketplace.TaxCategory;
import bourg.marketplace.Terms;
import bourg.marketplace.Wording;
import bourg.tenants.City;
import bourg.tenants.Localized;
import bourg.tenants.Person;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.boot.test.context.TestComponent;

/** Brings a service onto a city's portal, as partner, operator and staff would. */
@TestComponent
public class Market {
    private static final String FORM =
            """
            {"type":"object","required":["plate"],"additionalProperties":false,"properties":{
              "plate":{"type":"string","maxLength":20,"title":"Plate","x-title-fr":"Numéro de vélo","x-title-en":"Bike number"},
              "note":{"type":"string","maxLength":200,"title":"Note","x-title-fr":"Remarque","x-title-en":"Note","x-widget":"textarea"}}}
            """;

    private final Partners partners;
    private final Offers offers;
    private final Adoptions adoptions;

    Market(Partners partners, Offers offers, Adoptions adoptions) {
        this.partners = partners;
        this.offers = offers;
        this.adoptions = adoptions;
    }

    public AdoptionId bikeParking(City city) {
        return adopted(city, inCatalogue());
    }

    /** The city adopts the offer and shows it on its portal. */
    public AdoptionId adopted(City city, OfferId offer) {
        Terms terms =
                new Terms(
                        Shares.of(1500, 8000, 500),
                        FeeBearer.SHARED,
                        LocalDate.of(2020, 1, 1),
                        null);
        if (adoptions.adopt(city.id(), offer, terms, Wording.NONE)
                instanceof AdoptionChange.Changed(var adoption)) {
            adoptions.publish(city.id(), adoption.id());
            return adoption.id();
        }
        throw new AssertionError("Could not adopt");
    }

    /** An offer that any city may adopt. */
    public OfferId inCatalogue() {
        Offer draft = offers.draft(partner().id(), content(4500));
        offers.submit(draft.partner(), draft.id());
        offers.publish(draft.id());
        return draft.id();
    }

    /** A service whose price is this plan, on the city's portal. */
    public AdoptionId priced(City city, PricePlan plan) {
        Offer draft = offers.draft(partner().id(), content(plan));
        offers.submit(draft.partner(), draft.id());
        offers.publish(draft.id());
        return adopted(city, draft.id());
    }

    /** A service that costs some people less, on the city's portal. */
    public AdoptionId reduced(City city, PricePlan plan, Concessions concessions) {
        Offer draft = offers.draft(partner().id(), content(plan).withConcessions(concessions));
        offers.submit(draft.partner(), draft.id());
        offers.publish(draft.id());
        return adopted(city, draft.id());
    }

    /** The partner publishes its offer anew, at another price. */
    public void publishAnew(OfferId offer, long priceMinor) {
        Offer before = offers.find(offer).orElseThrow();
        offers.revise(before.partner(), offer, content(priceMinor));
        offers.submit(before.partner(), offer);
        offers.publish(offer);
    }

    private Partner partner() {
        SignUp wish =
                new SignUp(
                        "Vélo-Cité",
                        "CA",
                        new Person("pat@velo.example", "Pat", "Roy"),
                        Locale.FRENCH);
        if (partners.signUp(wish) instanceof SigningUp.SignedUp(var partner)) {
            return partner;
        }
        throw new AssertionError("Could not sign up");
    }

    private static OfferDraft content(long priceMinor) {
        return content(new PricePlan.OneOff(Money.of(priceMinor, "CAD")));
    }

    private static OfferDraft content(PricePlan plan) {
        return new OfferDraft(
                new Localized("Stationnement de vélo", "Bike parking"),
                new Localized("À l’abri, à la gare.", "Under a roof, at the station."),
                new Localized("Une place pour la saison.", "A place for the season."),
                Category.MOBILITY,
                FORM,
                plan,
                true,
                5,
                MerchantOfRecord.PARTNER,
                TaxCategory.STANDARD,
                new BasisPoints(7000));
    }
}
