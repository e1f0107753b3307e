package bourg.app.portal;

import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.billing.Receipt;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/** Writes a receipt as a tagged PDF (PDF/UA), so that screen readers can read it too. */
@Component
public class ReceiptPdf {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // It would tell every step of every page on the console, beside our log.
        XRLog.setLoggingEnabled(false);
    }

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, ReceiptPdf.class.getClassLoader(), "bourg.app");
    private final Texts texts;

    ReceiptPdf(Texts texts) {
        this.texts = texts;
    }

    public static String fileName(Receipt receipt) {
        return receipt.number() + ".pdf";
    }

    public byte[] write(Receipt receipt, Locale locale) {
        StringOutput html = new StringOutput();
        templates.render(
                "portal/receiptPdf.jte",
                Map.of(
                        "receipt",
                        receipt,
                        "words",
                        new Words(texts, locale, new Formats(locale, receipt.city().timeZone()))),
                html);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(ReceiptPdf::font, "Liberation Sans")
                    .withHtmlContent(html.toString(), null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDType0Font.class.getResourceAsStream(FONT));
    }

    /** Texts and formats of one language, for templates that answer no request. */
    record Words(Texts texts, Locale locale, Formats formats) {
        String text(String key, Object... arguments) {
            return texts.text(locale, key, arguments);
        }
    }
}
