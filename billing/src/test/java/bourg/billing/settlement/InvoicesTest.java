package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.IdentityRecording;
import bourg.billing.Invoice;
import bourg.billing.Invoices;
import bourg.billing.InvoicingIdentities;
import bourg.billing.InvoicingIdentity;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Shares;
import bourg.tenants.FieldError;
import bourg.tenants.Identifiers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant that has said who it is invoices its sales, and credits what it gives back. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class InvoicesTest extends SaleTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired InvoicingIdentities identities;
    @Autowired Invoices invoices;

    private InvoicingIdentity identity(Party party, String gst, String qst) {
        return new InvoicingIdentity(
                party,
                today.minusDays(30),
                "Coopérative Vélo-Cité",
                new InvoicingIdentity.Address("1, rue du Pont", "Valmont", "QC", "G1A 1A1", "CA"),
                new InvoicingIdentity.Registrations(gst, qst, ""));
    }

    @Test
    void aSaleIsInvoicedAndEveryRefundCredited() {
        var sale =
                shop.open(
                        cities.quebec("invoiced"),
                        10_001,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        Party seller = sale.partnerParty();
        assertThat(
                        identities.record(
                                identity(seller, "123026635 rt 0001", "1234567890TQ0001"), today))
                .isInstanceOf(IdentityRecording.Recorded.class);
        Order first = sold(sale);
        Order second = sold(sale);
        await("invoiced", () -> of(first).size() == 1 && of(second).size() == 1);

        Invoice invoice = of(first).getFirst();
        assertThat(invoice.number().text()).matches("F-20\\d\\d-00000[12]");
        assertThat(invoice.amounts().total()).isEqualTo(Money.of(11_499, "CAD"));
        assertThat(invoice.amounts().net()).isEqualTo(Money.of(10_001, "CAD"));
        assertThat(invoice.amounts().taxes())
                .extracting(tax -> tax.code() + tax.amount().amountMinor())
                .containsExactly("GST500", "QST998");
        assertThat(invoice.subject().description().english()).isEqualTo("Covered bicycle storage");
        assertThat(invoice.issue().issuer().registrations().all())
                .extracting(InvoicingIdentity.Registration::number)
                .containsExactly("123026635RT0001", "1234567890TQ0001");
        assertThat(in(first, () -> billing.receipt(first.id())).orElseThrow().registrations())
                .hasSize(2);

        creditsWhatGoesBack(first, invoice);
        assertThat(numbers(seller))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 4).boxed().toList());
    }

    private void creditsWhatGoesBack(Order first, Invoice invoice) {
        in(first, () -> billing.refund(first.id(), Money.of(3_334, "CAD"), "Geste", "one"));
        in(first, () -> billing.refund(first.id(), Money.of(8_165, "CAD"), "Geste", "two"));
        await("credited", () -> of(first).size() == 3);
        assertThat(of(first).subList(1, 3))
                .allSatisfy(credit -> {
                    assertThat(credit.number().kind()).isEqualTo(Invoice.Kind.CREDIT_NOTE);
                    assertThat(credit.subject().credits()).isEqualTo(invoice.number().text());
                })
                .extracting(credit -> credit.amounts().total().amountMinor())
                .containsExactlyInAnyOrder(3_334L, 8_165L);
        assertThat(
                        of(first).subList(1, 3).stream()
                                .mapToLong(credit -> credit.amounts().net().amountMinor())
                                .sum())
                .isEqualTo(10_001);
    }

    private List<Invoice> of(Order order) {
        return in(order, () -> invoices.ofOrder(order.id()));
    }

    private List<Long> numbers(Party issuer) {
        return federation
                .sql("select number from invoice where issuer = ? order by number")
                .param(issuer.toString())
                .query((row, _) -> row.getLong(1))
                .list();
    }

    @Test
    void wrongNumbersAreRefusedAndNothingIsBackdatedOnceItIsRecorded() {
        Party party = Party.partner(new PartnerId(Identifiers.next()));
        assertThat(faults(identity(party, "123026634RT0001", "123456789TQ0001")))
                .extracting(FieldError::code)
                .containsExactly("gst_number_wrong", "qst_number_wrong");
        assertThat(identities.history(party)).isEmpty();
        identities.record(identity(party, "123026635RT0001", ""), today);
        assertThat(faults(identity(party, "", "")))
                .extracting(FieldError::code)
                .containsExactly("day_is_over");
        assertThat(identities.inForce(party, today.minusDays(31))).isEmpty();
        assertThat(identities.inForce(party, today).orElseThrow().registrations().qst()).isNull();
    }

    private List<FieldError> faults(InvoicingIdentity wish) {
        return ((IdentityRecording.Invalid) identities.record(wish, today)).errors();
    }
}
