package bourg.local.journey;

import bourg.client.marketplace.ApiClientCredentials;
import bourg.client.marketplace.ApiClientsApi;
import bourg.client.marketplace.Category;
import bourg.client.marketplace.ConcessionKind;
import bourg.client.marketplace.LocalizedText;
import bourg.client.marketplace.MerchantOfRecord;
import bourg.client.marketplace.Money;
import bourg.client.marketplace.OfferContent;
import bourg.client.marketplace.OffersApi;
import bourg.client.marketplace.Partner;
import bourg.client.marketplace.PartnerAdmin;
import bourg.client.marketplace.PartnerSignUp;
import bourg.client.marketplace.PartnersApi;
import bourg.client.marketplace.PriceConcession;
import bourg.client.marketplace.PriceKind;
import bourg.client.marketplace.PricePlan;
import bourg.client.marketplace.TaxCategory;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A partner of a test's own, who signed up and whose administrator can sign in. */
public record NewPartner(Partner partner, String admin) {

    private static final String FORM =
            """
            {"type": "object", "required": ["plot", "water"], "properties": {
              "plot": {"type": "string", "enum": ["north", "south"],
                "x-title-fr": "Jardin", "x-title-en": "Garden",
                "x-enum-labels": {"north": {"fr": "Nord", "en": "North"},
                  "south": {"fr": "Sud", "en": "South"}}},
              "water": {"type": "boolean", "x-title-fr": "Eau", "x-title-en": "Water"},
              "note": {"type": "string", "maxLength": 200, "x-widget": "textarea",
                "x-title-fr": "Précisions", "x-title-en": "Details"}}}
            """;

    /** Signs up, accepts the invitation and waits until the membership counts. */
    public static NewPartner signUp(String name, String admin) {
        Partner partner =
                new PartnersApi(RunningPlatform.anonymous("partners").marketplace())
                        .signUpPartner(
                                UUID.randomUUID().toString(),
                                new PartnerSignUp()
                                        .name(name)
                                        .country("CA")
                                        .admin(
                                                new PartnerAdmin()
                                                        .email(admin)
                                                        .givenName("Ginette")
                                                        .familyName("Roy")));
        Newcomers.acceptInvitation(admin);
        NewPartner signedUp = new NewPartner(partner, admin);
        Waiting.patiently()
                .ignoreException(HttpClientErrorException.NotFound.class)
                .until(() -> new PartnersApi(signedUp.member().marketplace()).getPartner() != null);
        return signedUp;
    }

    /** The partner's administrator, freshly signed in at the partner pages. */
    public Api member() {
        return RunningPlatform.partner(partner.getAlias(), admin);
    }

    /** A server of the partner, with client credentials of its own. */
    public Server newServer() {
        ApiClientCredentials issued =
                new ApiClientsApi(member().marketplace())
                        .createApiClient(UUID.randomUUID().toString());
        return new Server(issued.getClientId(), issued.getClientSecret());
    }

    /** Credentials of a partner's server. */
    public record Server(String clientId, String secret) {

        /** The API with a fresh token. */
        public Api api() {
            var platform = RunningPlatform.get();
            return new Api(
                    platform.hosts().of("partners"),
                    platform.access().partnerServer(clientId, secret));
        }

        /** Drafts and submits a service, which an operator then publishes. */
        public String publish(OfferContent content) {
            OffersApi offers = new OffersApi(api().marketplace());
            String id = offers.createOffer(UUID.randomUUID().toString(), content).getId();
            offers.submitOffer(id);
            new OffersApi(RunningPlatform.operator().marketplace()).publishOffer(id);
            return id;
        }
    }

    /** A garden plot: taxable, sold by the partner, several at a time. */
    public static OfferContent gardenPlot(long priceMinor) {
        return new OfferContent()
                .name(text("Parcelle de jardin", "Garden plot"))
                .summary(text("Une parcelle pour la saison.", "A plot for the season."))
                .description(text("Terre et outils compris.", "Soil and tools included."))
                .category(Category.GREEN_SPACES)
                .merchantOfRecord(MerchantOfRecord.PARTNER)
                .taxCategory(TaxCategory.STANDARD)
                .minimumPartnerShareBasisPoints(6000)
                .unitPrice(new Money().amountMinor(priceMinor).currency("CAD"))
                .pricePlan(
                        new PricePlan()
                                .kind(PriceKind.ONE_OFF)
                                .addConcessionsItem(
                                        new PriceConcession()
                                                .kind(ConcessionKind.RESIDENT)
                                                .reductionBasisPoints(2_000)))
                .quantityAllowed(true)
                .maxQuantity(5)
                .form(new JsonMapper().readValue(FORM, new TypeReference<>() {}));
    }

    /** Answers that the form of the garden plot accepts. */
    public static Map<String, Object> answers() {
        return Map.of("plot", "south", "water", true, "note", "Près du puits, s’il vous plaît");
    }

    static LocalizedText text(String french, String english) {
        return new LocalizedText().fr(french).en(english);
    }
}
