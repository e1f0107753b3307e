package bourg.app.money;

import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/** Prints documents as tagged PDF (PDF/UA), so that screen readers can read them too. */
@Component
public class Paper {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // It would tell every step of every page on the console, beside our log.
        XRLog.setLoggingEnabled(false);
    }

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Paper.class.getClassLoader(), "bourg.app");
    private final Texts texts;

    public Paper(Texts texts) {
        this.texts = texts;
    }

    /** Prints a template that takes what is given and {@code words}. */
    public byte[] print(String template, Words words, Map<String, Object> given) {
        Map<String, Object> model = new HashMap<>(given);
        model.put("words", words);
        StringOutput html = new StringOutput();
        templates.render(template, model, html);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(Paper::font, "Liberation Sans")
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

    public Words words(Locale locale, ZoneId zone) {
        return new Words(texts, locale, new Formats(locale, zone));
    }

    /** Texts and formats of one language, for templates that answer no request. */
    public record Words(Texts texts, Locale locale, Formats formats) {
        public String text(String key, Object... arguments) {
            return texts.text(locale, key, arguments);
        }

        /** What a word of the ledger means to people. */
        public String kind(String word) {
            return Kinds.text(this::text, word);
        }
    }
}
