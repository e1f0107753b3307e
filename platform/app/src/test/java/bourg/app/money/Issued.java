package bourg.app.money;

import bourg.billing.Invoice;
import bourg.billing.InvoicingIdentity;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Invoices to show, and who issues them. */
public final class Issued {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    private Issued() {}

    public static InvoicingIdentity identity(Party party) {
        return new InvoicingIdentity(
                party,
                DAY,
                "Coopérative <b>Vélo</b> & fils",
                new InvoicingIdentity.Address("1, rue du Pont", "Valmont", "QC", "G1A 1A1", "CA"),
                new InvoicingIdentity.Registrations("123026635RT0001", "1234567890TQ0001", null));
    }

    public static Invoice of(Party issuer, Invoice.Kind kind) {
        return new Invoice(
                new Invoice.Numbered(new UUID(0, 1), kind, issuer, 2026, 17),
                new Invoice.Subject(
                        new CityId(new UUID(0, 2)),
                        OrderId.next(),
                        new Localized("Stationnement <b>", "Parking <b>"),
                        2,
                        kind == Invoice.Kind.CREDIT_NOTE ? "F-2026-000012" : null),
                amounts(kind),
                new Invoice.Issue(
                        identity(issuer),
                        DAY,
                        DAY,
                        Instant.parse("2026-11-03T15:00:00Z"),
                        "ef".repeat(32)));
    }

    /** An invoice of a reduced price; a credit note is about what was paid. */
    private static Invoice.Amounts amounts(Invoice.Kind kind) {
        Money net = Money.of(10_001, "CAD");
        Money total = Money.of(11_499, "CAD");
        List<Invoice.Tax> taxes =
                List.of(tax("GST", "TPS", "5", 500), tax("QST", "TVQ", "9.975", 998));
        Quote.Reduction reduction =
                Quote.Reduction.of(Money.of(13_335, "CAD"), new BasisPoints(2_500));
        return kind == Invoice.Kind.INVOICE
                ? new Invoice.Amounts(net, taxes, total, reduction)
                : new Invoice.Amounts(net, taxes, total);
    }

    private static Invoice.Tax tax(String code, String french, String percent, long minor) {
        return new Invoice.Tax(
                code, new Localized(french, code), new BigDecimal(percent), Money.of(minor, "CAD"));
    }
}
