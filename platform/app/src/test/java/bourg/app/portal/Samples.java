package bourg.app.portal;

import bourg.app.money.Issued;
import bourg.billing.PaymentMeans;
import bourg.billing.Receipt;
import bourg.marketplace.Acceptance;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Agreement;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.Concession;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Contact;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Form;
import bourg.marketplace.LiveService;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.OfferId;
import bourg.marketplace.OfferState;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.PaymentMoment;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Quote;
import bourg.marketplace.Shares;
import bourg.marketplace.TaxCategory;
import bourg.marketplace.Terms;
import bourg.tenants.Brand;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.Localized;
import bourg.tenants.TaxRegion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** One of everything that a portal shows. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-25T19:05:00Z");
    public static final Localized NAME =
            new Localized("Stationnement <b>vélo</b>", "Bike <b>parking</b>");
    public static final City CITY =
            new City(
                    CityId.next(),
                    "valmont",
                    new Localized("Valmont", "Valmont"),
                    "valmont.localhost",
                    List.of(Locale.FRENCH, Locale.ENGLISH),
                    ZoneId.of("America/Toronto"),
                    Currency.getInstance("CAD"),
                    TaxRegion.CA_QC,
                    new Brand("#00653a"),
                    CityState.ACTIVE);
    public static final PartnerId PARTNER = PartnerId.next();
    public static final Terms TERMS =
            new Terms(Shares.of(1500, 8000, 500), FeeBearer.SHARED, LocalDate.of(2026, 1, 1), null);
    public static final Acceptance ACCEPTED =
            new Acceptance(Instant.EPOCH, "somebody", Instant.EPOCH, 1, null);
    public static final Form FORM =
            new Form(
                    List.of(
                            field("plate", "Plaque", "Plate", Form.Kind.TEXT, true),
                            field("start", "Début", "Start", Form.Kind.DATE, true),
                            field("covered", "Couvert", "Covered", Form.Kind.YES_NO, false)));
    public static final Quote QUOTE =
            new Quote(
                    cad(4500),
                    2,
                    cad(9000),
                    List.of(
                            tax("gst", "TPS", "GST", "5", 450),
                            tax("qst", "TVQ", "QST", "9.975", 898)),
                    cad(10348),
                    List.of(
                            share(Party.city(CITY.id()), 1500, 1350),
                            share(Party.partner(PARTNER), 8000, 7200),
                            share(Party.platform(), 500, 450)),
                    FeeBearer.SHARED,
                    Party.partner(PARTNER));

    /** The same price, which is what a concession left of more. */
    public static final Quote REDUCED =
            new Quote(
                    cad(6000),
                    2,
                    QUOTE.net(),
                    QUOTE.taxes(),
                    QUOTE.total(),
                    QUOTE.shares(),
                    FeeBearer.SHARED,
                    QUOTE.merchant(),
                    List.of(new PricePlan.Line(2, cad(6000), cad(12_000))),
                    Quote.Reduction.of(cad(12_000), new BasisPoints(2_500)));

    public static final Map<String, List<String>> TYPED =
            Map.of(
                    "plate",
                    List.of("<script>alert(1)</script>"),
                    "start",
                    List.of("2027-03-27"),
                    "covered",
                    List.of("true"),
                    Application.QUANTITY,
                    List.of("2"),
                    Application.NAME,
                    List.of("Lise Tremblay"),
                    Application.EMAIL,
                    List.of("lise@citoyen.example"));

    private Samples() {}

    public static LiveService service() {
        OfferDraft content =
                new OfferDraft(
                        NAME,
                        new Localized("À l’abri.", "Under a roof."),
                        new Localized("Un\n\nDeux", "One\n\nTwo"),
                        Category.MOBILITY,
                        "{}",
                        cad(4500),
                        true,
                        5,
                        MerchantOfRecord.PARTNER,
                        TaxCategory.STANDARD,
                        new BasisPoints(7000));
        Offer offer =
                new Offer(
                        OfferId.next(),
                        PARTNER,
                        "Coop Vélo-Cité",
                        1,
                        OfferState.PUBLISHED,
                        content,
                        1,
                        null,
                        NOW,
                        NOW);
        return new LiveService(
                AdoptionId.next(),
                CITY.id(),
                NAME,
                content.summary(),
                content.description(),
                offer,
                PaymentMoment.BEFORE,
                new Agreement(1, TERMS, ACCEPTED));
    }

    public static Order order(OrderState state, @Nullable String reason) {
        Order.Service service =
                new Order.Service(
                        AdoptionId.next(),
                        NAME,
                        OfferId.next(),
                        1,
                        PARTNER,
                        "Coop Vélo-Cité",
                        1,
                        TERMS,
                        MerchantOfRecord.PARTNER,
                        TaxCategory.STANDARD,
                        "{}");
        return new Order(
                OrderId.next(),
                CITY.id(),
                service,
                state,
                REDUCED,
                new Contact("lise@citoyen.example", "Lise Tremblay"),
                Locale.FRENCH,
                null,
                JsonNodeFactory.instance.objectNode(),
                new ConcessionClaim(Concession.SENIOR, "<b>71 ans</b>"),
                state == OrderState.AWAITING_PAYMENT || state == OrderState.AWAITING_APPROVAL
                        ? null
                        : "pymt_1",
                reason,
                List.of(
                        new Order.Step(OrderState.AWAITING_PAYMENT, NOW, null),
                        new Order.Step(state, NOW, reason)),
                1);
    }

    public static Receipt receipt() {
        return new Receipt(
                "VALMONT-2026-000001",
                NOW,
                OrderId.next(),
                CITY,
                new Localized("Stationnement vélo", "Bike parking"),
                "Coop Vélo-Cité",
                REDUCED,
                List.of(
                        new Receipt.Part(
                                new Localized("Valmont", "Valmont"),
                                new Localized("la part de la ville", "the city’s share"),
                                cad(1350),
                                cad(0))),
                cad(1000),
                PaymentMeans.CHEQUE,
                NOW,
                Issued.identity(Party.partner(PARTNER)));
    }

    public static Money cad(long amountMinor) {
        return Money.of(amountMinor, "CAD");
    }

    private static Form.Field field(
            String key, String french, String english, Form.Kind kind, boolean required) {
        return new Form.Field(
                key, new Localized(french, english), null, kind, required, List.of(), null);
    }

    private static Quote.TaxLine tax(
            String code, String french, String english, String percent, long amount) {
        return new Quote.TaxLine(
                code, new Localized(french, english), new BigDecimal(percent), cad(amount));
    }

    private static Quote.ShareLine share(Party party, int basisPoints, long amount) {
        return new Quote.ShareLine(party, new BasisPoints(basisPoints), cad(amount));
    }
}
