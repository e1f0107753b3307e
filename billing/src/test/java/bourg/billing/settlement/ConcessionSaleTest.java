package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Invoice;
import bourg.billing.Invoices;
import bourg.billing.InvoicingIdentities;
import bourg.billing.InvoicingIdentity;
import bourg.billing.Receipt;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Concessions;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Quote;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is let off a part of the price pays, shares and is invoiced the rest. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ConcessionSaleTest extends SaleTest {
    private static final Concessions OFFERED =
            new Concessions(
                    Map.of(
                            Concession.RESIDENT, new BasisPoints(2_500),
                            Concession.CHILD, new BasisPoints(BasisPoints.WHOLE)));

    @Autowired InvoicingIdentities identities;
    @Autowired Invoices invoices;

    @Test
    void theReducedNetIsPaidSharedAndInvoicedAndNoCentIsLost() {
        var sale = shop.open(cities.quebec("reduit"), tiers(), OFFERED);
        shop.onboard(sale);
        identities.record(identity(sale), LocalDate.now(ZoneOffset.UTC));
        Order order =
                shop.order(sale, 3, new ConcessionClaim(Concession.RESIDENT, "12, rue du Moulin"));
        Quote.Reduction reduction =
                new Quote.Reduction(
                        new BasisPoints(2_500), Money.of(2_701, "CAD"), Money.of(675, "CAD"));
        TestStripe.pay(checkOut(order), "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
        Quote paid = payment(order).quote();
        assertThat(paid.reduction()).isEqualTo(reduction);
        assertThat(paid.net()).isEqualTo(Money.of(2_026, "CAD"));
        assertThat(paid.total()).isEqualTo(Money.of(2_329, "CAD"));
        assertThat(paid.shares().stream().mapToLong(share -> share.amount().amountMinor()).sum())
                .isEqualTo(2_026);
        Receipt receipt = in(order, () -> billing.receipt(order.id())).orElseThrow();
        assertThat(receipt.quote()).isEqualTo(paid);

        await("invoiced", () -> !of(order).isEmpty());
        Invoice invoice = of(order).getFirst();
        assertThat(invoice.amounts().reduction()).isEqualTo(reduction);
        assertThat(invoice.amounts().full()).isEqualTo(Money.of(2_701, "CAD"));
        assertThat(invoice.amounts().net()).isEqualTo(Money.of(2_026, "CAD"));
        giveBack(order, 1_000, "some");
        await("credited", () -> of(order).size() == 2);
        assertThat(of(order).getLast().amounts().reduction()).isNull();
        nothingOfThePersonIsInTheFederation();
    }

    @Test
    void whoeverIsLetOffEverythingHasAReceiptAboutNothing() {
        var sale = shop.open(cities.quebec("gratis"), tiers(), OFFERED);
        Order order = shop.order(sale, 2, new ConcessionClaim(Concession.CHILD, "Zoé, 8 ans"));
        assertThat(order.state()).isEqualTo(OrderState.PAID);
        await("numbered", () -> in(order, () -> billing.receipt(order.id())).isPresent());
        Quote quote = in(order, () -> billing.receipt(order.id())).orElseThrow().quote();
        assertThat(quote.total().isZero()).isTrue();
        assertThat(quote.reduction()).isNotNull();
    }

    private void nothingOfThePersonIsInTheFederation() {
        federation
                .sql(
                        "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                                + " where has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'select')"
                                + " and schemaname not in ('pg_catalog', 'information_schema')")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list()
                .forEach(table -> assertThat(mentions(table)).as(table).isZero());
    }

    private long mentions(String table) {
        return federation
                .sql("select count(*) from " + table + " t where t::text like '%rue du Moulin%'")
                .query(Long.class)
                .single();
    }

    private List<Invoice> of(Order order) {
        return in(order, () -> invoices.ofOrder(order.id()));
    }

    private static PricePlan tiers() {
        return new PricePlan.Tiered(
                PricePlan.Tiered.Mode.GRADUATED,
                List.of(
                        new PricePlan.Tier(2, Money.of(1_000, "CAD")),
                        new PricePlan.Tier(null, Money.of(701, "CAD"))));
    }

    private static InvoicingIdentity identity(Shop.OnSale sale) {
        return new InvoicingIdentity(
                sale.partnerParty(),
                LocalDate.now(ZoneOffset.UTC).minusDays(30),
                "Coopérative Vélo-Cité",
                new InvoicingIdentity.Address("1, rue du Pont", "Valmont", "QC", "G1A 1A1", "CA"),
                new InvoicingIdentity.Registrations("123026635RT0001", "1234567890TQ0001", ""));
    }
}
