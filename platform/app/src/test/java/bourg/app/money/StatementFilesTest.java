package bourg.app.money;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.pages.Accessible;
import bourg.app.texts.Texts;
import bourg.billing.ClosedMonth;
import bourg.marketplace.Party;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as files: paper that everybody can read, tables that no spreadsheet runs. */
class StatementFilesTest {
    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

    private final Paper paper = new Paper(Texts.strict());
    private final ClosedMonth closed = ClosedMonths.of(Party.platform());

    private byte[] print(Locale locale, String name) {
        return paper.print(
                "money/statementPdf.jte",
                paper.words(locale, TORONTO),
                Map.of("name", name, "closed", closed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-CA", "en-CA"})
    void theStatementOnPaperIsAccessible(String language) {
        Accessible.pdf(print(Locale.forLanguageTag(language), "Ville d’<b>Été & fils</b>"));
    }

    @Test
    void whatIsNotTaggedIsFound() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PDDocument untagged = new PDDocument()) {
            untagged.addPage(new PDPage());
            untagged.save(file);
        }
        assertThat(Accessible.faults(file.toByteArray())).isNotEmpty();
    }

    @Test
    void theStatementOnPaperSaysWhatWasClosed() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(Locale.CANADA_FRENCH, "Valmont"))) {
            assertThat(new PDFTextStripper().getText(pdf).replace('\u00a0', ' '))
                    .contains(
                            "Relevé de octobre 2026, Valmont",
                            "-12,34 $",
                            "1 034,80 $",
                            "1 108,92 $",
                            "ab".repeat(32),
                            "TVQ",
                            "UNHEARD_OF, <b>");
        }
    }

    @Test
    void inAWorkbookNumbersAreNumbersAndNoTextIsAFormula() throws IOException {
        List<String> texts =
                List.of("=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "Vélo");
        byte[] file =
                Workbooks.of(
                        "2026-10",
                        List.of(
                                List.of("text", "amount", "count"),
                                List.of("row", new BigDecimal("-12.50"), 3L),
                                texts));
        try (ReadableWorkbook book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(rows.get(1).getCellAsNumber(1)).contains(new BigDecimal("-12.50"));
            assertThat(rows.get(1).getCell(1).getDataFormatString()).isEqualTo("0.00");
            assertThat(rows.get(2))
                    .allSatisfy(cell -> {
                        assertThat(cell.getType()).isEqualTo(CellType.STRING);
                        assertThat(cell.getFormula()).isNull();
                        assertThat(cell.asString()).matches("(?s)'.*|Vélo");
                    });
        }
    }
}
