package bourg.local.demo;

import bourg.client.marketplace.Category;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.LocalizedText;
import bourg.client.marketplace.MerchantOfRecord;
import bourg.client.marketplace.Money;
import bourg.client.marketplace.OfferContent;
import bourg.client.marketplace.PartnerAdmin;
import bourg.client.marketplace.PartnerSignUp;
import bourg.client.marketplace.TaxCategory;
import bourg.client.marketplace.Terms;
import bourg.client.tenants.Brand;
import bourg.client.tenants.CityOpening;
import bourg.client.tenants.Language;
import bourg.client.tenants.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Who plays in the demo, and what they say. */
final class Cast {

    /** A city: how it is opened, and the terms on which it adopts. */
    record DemoCity(CityOpening opening, Terms terms) {

        String code() {
            return opening.getCode();
        }

        String staff() {
            return opening.getFirstAdmin().getEmail();
        }
    }

    /** A partner: how it signs up, and what it offers. */
    record DemoPartner(String name, PartnerSignUp signUp, OfferContent offer) {

        String admin() {
            return signUp.getAdmin().getEmail();
        }
    }

    static final DemoCity VALMONT =
            new DemoCity(
                    new CityOpening()
                            .code("valmont")
                            .name(name("Ville de Valmont", "City of Valmont"))
                            .host("valmont.localhost")
                            .languages(List.of(Language.FR, Language.EN))
                            .timeZone("America/Toronto")
                            .currency("CAD")
                            .taxRegion("CA-QC")
                            .brand(new Brand().colour("#00653a"))
                            .firstAdmin(person("alice@valmont.example", "Alice", "Tremblay")),
                    terms(1000, 8500, 500, FeeBearer.SHARED));

    static final DemoCity HARBOUR_POINT =
            new DemoCity(
                    new CityOpening()
                            .code("harbourpoint")
                            .name(name("Pointe-du-Havre", "Harbour Point"))
                            .host("harbourpoint.localhost")
                            .languages(List.of(Language.EN, Language.FR))
                            .timeZone("America/Halifax")
                            .currency("CAD")
                            .taxRegion("CA-NS")
                            .brand(new Brand().colour("#1a4d8f"))
                            .firstAdmin(person("hugh@harbourpoint.example", "Hugh", "MacLeod")),
                    terms(1500, 8000, 500, FeeBearer.PARTNER));

    static final DemoPartner VELO_CITE =
            new DemoPartner(
                    "velo-cite",
                    signUp("Coop Vélo-Cité", "pat@velo-cite.example", "Pat", "Lavoie"),
                    offer(
                                    text("Stationnement sécurisé pour vélo", "Secure bike storage"),
                                    text(
                                            "Une place abritée et verrouillée pour votre vélo.",
                                            "A sheltered, locked place for your bike."),
                                    text(
                                            "Une place dans un abri verrouillé près de chez vous,"
                                                    + " pour une saison. Le code d’accès vous est"
                                                    + " envoyé par courriel.",
                                            "A place in a locked shelter near you, for one season."
                                                    + " The access code is sent to you by e-mail."),
                                    Category.MOBILITY)
                            .unitPrice(cad(6000))
                            .quantityAllowed(true)
                            .maxQuantity(4)
                            .form(DemoForms.BIKES));

    static final DemoPartner ARBOR =
            new DemoPartner(
                    "arbor",
                    signUp("Arbor Care", "ann@arbor.example", "Ann", "Wood"),
                    offer(
                                    text("Visite d’élagage", "Tree-pruning visit"),
                                    text(
                                            "Un arboriste taille un arbre de votre terrain.",
                                            "An arborist prunes a tree on your property."),
                                    text(
                                            "Un arboriste certifié examine votre arbre, retire le"
                                                    + " bois mort et ramasse les branches.",
                                            "A certified arborist inspects your tree, removes dead"
                                                    + " wood and takes the branches away."),
                                    Category.GREEN_SPACES)
                            .unitPrice(cad(12000))
                            .quantityAllowed(false)
                            .maxQuantity(1)
                            .form(DemoForms.TREES));

    private Cast() {}

    /** Demo passwords are the name and {@code -demo}. */
    static String password(String email) {
        return email.replaceFirst("@.*", "") + "-demo";
    }

    private static bourg.client.tenants.LocalizedText name(String french, String english) {
        return new bourg.client.tenants.LocalizedText().fr(french).en(english);
    }

    private static Person person(String email, String givenName, String familyName) {
        return new Person().email(email).givenName(givenName).familyName(familyName);
    }

    private static PartnerSignUp signUp(
            String name, String email, String givenName, String familyName) {
        return new PartnerSignUp()
                .name(name)
                .country("CA")
                .admin(new PartnerAdmin().email(email).givenName(givenName).familyName(familyName));
    }

    private static LocalizedText text(String french, String english) {
        return new LocalizedText().fr(french).en(english);
    }

    private static OfferContent offer(
            LocalizedText name,
            LocalizedText summary,
            LocalizedText description,
            Category category) {
        return new OfferContent()
                .name(name)
                .summary(summary)
                .description(description)
                .category(category)
                .merchantOfRecord(MerchantOfRecord.PARTNER)
                .taxCategory(TaxCategory.STANDARD)
                .minimumPartnerShareBasisPoints(7000);
    }

    private static Money cad(long amountMinor) {
        return new Money().amountMinor(amountMinor).currency("CAD");
    }

    private static Terms terms(int city, int partner, int platform, FeeBearer bearer) {
        return new Terms()
                .cityShareBasisPoints(city)
                .partnerShareBasisPoints(partner)
                .platformShareBasisPoints(platform)
                .feeBearer(bearer)
                .validFrom(LocalDate.now(ZoneOffset.UTC).minusDays(1));
    }
}
