package bourg.app.money;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Invoice;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.tenants.Localized;
import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Invoices and credit notes pass the rules of EN 16931 in UBL, as its own schematron has them. */
class UblTest {
    private static final Ubl.Buyer LISE = new Ubl.Buyer("Lise <Tremblay>", "CA");
    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES = rules();

    private static ValidationExecutorSetRegistry<IValidationSourceXML> rules() {
        var rules = new ValidationExecutorSetRegistry<IValidationSourceXML>();
        EN16931Validation.initEN16931(rules);
        return rules;
    }

    private static List<String> faults(Invoice invoice) {
        return faults(invoice.number().kind(), Ubl.of(invoice, LISE));
    }

    private static List<String> faults(Invoice.Kind kind, byte[] xml) {
        DVRCoordinate which =
                kind == Invoice.Kind.INVOICE
                        ? EN16931Validation.VID_UBL_INVOICE_1314_2
                        : EN16931Validation.VID_UBL_CREDIT_NOTE_1314_2;
        var results =
                ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(),
                        Objects.requireNonNull(RULES.getOfID(which)),
                        ValidationSourceXML.create(new ReadableResourceByteArray(xml)));
        assertThat(results.size()).as("schema and schematron").isGreaterThanOrEqualTo(2);
        return results.getAllErrors().stream()
                .map(fault -> fault.getErrorText(Locale.ENGLISH))
                .toList();
    }

    @Test
    void anInvoiceIsValid() {
        Invoice invoice = Issued.of(Party.platform(), Invoice.Kind.INVOICE);
        assertThat(faults(invoice)).isEmpty();
        assertThat(new String(Ubl.of(invoice, LISE), StandardCharsets.UTF_8))
                .contains(
                        "F-2026-000017",
                        "123026635RT0001",
                        "1234567890TQ0001",
                        "Lise &lt;Tremblay",
                        "QST 9.975 %: 9.98");
    }

    @Test
    void aCreditNoteIsValidAndNamesItsInvoice() {
        Invoice credit = Issued.of(Party.platform(), Invoice.Kind.CREDIT_NOTE);
        assertThat(faults(credit)).isEmpty();
        assertThat(new String(Ubl.of(credit, LISE), StandardCharsets.UTF_8))
                .contains("F-2026-000012");
    }

    @Test
    void aSaleWithoutTaxesIsValid() {
        assertThat(faults(with(5_000, List.of()))).isEmpty();
    }

    /** Two taxes that are rounded each for itself stay within what the rules allow. */
    @Test
    void anyAmountIsValid() {
        Random random = new Random(16931);
        for (int i = 0; i < 25; i++) {
            long net = 1L + random.nextInt(2_000_000);
            List<Invoice.Tax> taxes = List.of(tax("GST", "5", net), tax("QST", "9.975", net));
            assertThat(faults(with(net, taxes))).as("net %d", net).isEmpty();
        }
    }

    @Test
    void whatDoesNotAddUpIsFound() {
        byte[] xml =
                new String(Ubl.of(with(5_000, List.of()), LISE), StandardCharsets.UTF_8)
                        .replace("50.00</cbc:TaxInclusiveAmount>", "51.00</cbc:TaxInclusiveAmount>")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(faults(Invoice.Kind.INVOICE, xml)).anyMatch(fault -> fault.contains("BR-CO-15"));
    }

    private static Invoice.Tax tax(String code, String percent, long net) {
        long minor =
                BigDecimal.valueOf(net)
                        .multiply(new BigDecimal(percent))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return new Invoice.Tax(
                code, new Localized(code, code), new BigDecimal(percent), Money.of(minor, "CAD"));
    }

    private static Invoice with(long net, List<Invoice.Tax> taxes) {
        Invoice sample = Issued.of(Party.platform(), Invoice.Kind.INVOICE);
        Money total =
                taxes.stream().map(Invoice.Tax::amount).reduce(Money.of(net, "CAD"), Money::plus);
        return new Invoice(
                sample.number(),
                sample.subject(),
                new Invoice.Amounts(Money.of(net, "CAD"), taxes, total),
                sample.issue());
    }
}
