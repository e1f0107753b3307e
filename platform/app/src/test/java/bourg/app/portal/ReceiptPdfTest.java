package bourg.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.money.Paper;
import bourg.app.pages.Accessible;
import bourg.app.texts.Texts;
import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The receipt as a file: readable, tagged and in the right language. */
class ReceiptPdfTest {
    @Test
    void saysWhatThePageSaysAndIsTagged() throws IOException {
        byte[] file =
                new ReceiptPdf(new Paper(Texts.strict()))
                        .write(Samples.receipt(), Locale.CANADA_FRENCH);

        Accessible.pdf(file);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
            assertThat(text)
                    .contains(
                            "Reçu VALMONT-2026-000001",
                            "TVQ (9,975 %)",
                            "103,48 $",
                            "-10,00 $",
                            "TVQ : 1234567890TQ0001");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
        }
    }
}
