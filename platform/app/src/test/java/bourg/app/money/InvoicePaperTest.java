package bourg.app.money;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Accessible;
import bourg.app.texts.Texts;
import bourg.billing.Invoice;
import bourg.marketplace.Party;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invoices and credit notes on paper: accessible, with all that an invoice must say. */
class InvoicePaperTest {
    @ParameterizedTest
    @EnumSource
    void saysWhoSoldWhatWithWhichTaxes(Invoice.Kind kind) throws IOException {
        Paper paper = new Paper(Texts.strict());
        byte[] file =
                paper.print(
                        "money/invoicePdf.jte",
                        paper.words(Locale.CANADA_FRENCH, ZoneOffset.UTC),
                        Map.of(
                                "invoice",
                                Issued.of(Party.platform(), kind),
                                "buyer",
                                "Lise <Tremblay>",
                                "city",
                                "Valmont"));
        Accessible.pdf(file);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf).replace('\u00a0', ' '))
                    .contains(
                            kind == Invoice.Kind.INVOICE
                                    ? "Facture F-2026-000017"
                                    : "Crédite la facture F-2026-000012",
                            "Coopérative <b>Vélo</b> & fils",
                            "Lise <Tremblay>",
                            "TPS : 123026635RT0001",
                            "TVQ : 1234567890TQ0001",
                            "TVQ (9,975 %)",
                            "9,98 $",
                            "114,99 $");
        }
    }
}
