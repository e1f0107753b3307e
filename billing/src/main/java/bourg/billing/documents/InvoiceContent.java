package bourg.billing.documents;

import bourg.billing.Invoice;
import bourg.billing.InvoicingIdentity;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.marketplace.Quote.Reduction;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** What an invoice says, in the one text that is kept and hashed. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder(alphabetic = true)
record InvoiceContent(
        Invoice.Kind kind,
        String issuer,
        int year,
        long number,
        String day,
        String supplied,
        @Nullable String credits,
        Details details,
        Sale sale) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Who issued it, as it was recorded on the day of the supply. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder(alphabetic = true)
    record Details(
            String legalName,
            InvoicingIdentity.Address address,
            InvoicingIdentity.Registrations registrations) {}

    /** What was sold or given back, and for how much. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder(alphabetic = true)
    record Sale(
            String order,
            String descriptionFr,
            String descriptionEn,
            int quantity,
            String currency,
            long netMinor,
            List<Tax> taxes,
            long totalMinor,
            // Without it the text is what it was before prices were reduced.
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reduced reduced) {
        private @Nullable Reduction reduction() {
            return reduced == null
                    ? null
                    : new Reduction(
                            new BasisPoints(reduced.basisPoints),
                            Money.of(reduced.fullMinor, currency),
                            Money.of(reduced.offMinor, currency));
        }
    }

    /** What a concession took off the full price before taxes. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder(alphabetic = true)
    record Reduced(int basisPoints, long fullMinor, long offMinor) {
        static @Nullable Reduced of(@Nullable Reduction reduction) {
            return reduction == null
                    ? null
                    : new Reduced(
                            reduction.share().value(),
                            reduction.full().amountMinor(),
                            reduction.off().amountMinor());
        }
    }

    /** One tax; the rate is a text, for it is exact. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder(alphabetic = true)
    record Tax(String code, String nameFr, String nameEn, String percent, long amountMinor) {}

    static InvoiceContent parse(String text) {
        return JSON.readValue(text, InvoiceContent.class);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    Invoice invoice(UUID id, CityId city, Instant at, String hash) {
        Party party = Party.parse(issuer).orElseThrow();
        return new Invoice(
                new Invoice.Numbered(id, kind, party, year, number),
                new Invoice.Subject(
                        city,
                        OrderId.parse(sale.order).orElseThrow(),
                        new Localized(sale.descriptionFr, sale.descriptionEn),
                        sale.quantity,
                        credits),
                new Invoice.Amounts(
                        Money.of(sale.netMinor, sale.currency),
                        sale.taxes.stream().map(tax -> tax(tax, sale.currency)).toList(),
                        Money.of(sale.totalMinor, sale.currency),
                        sale.reduction()),
                new Invoice.Issue(
                        new InvoicingIdentity(
                                party,
                                LocalDate.parse(supplied),
                                details.legalName,
                                details.address,
                                details.registrations),
                        LocalDate.parse(day),
                        LocalDate.parse(supplied),
                        at,
                        hash));
    }

    private static Invoice.Tax tax(Tax tax, String currency) {
        return new Invoice.Tax(
                tax.code,
                new Localized(tax.nameFr, tax.nameEn),
                new BigDecimal(tax.percent),
                Money.of(tax.amountMinor, currency));
    }
}
