package bourg.edge.answers;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/** The sentences of the edge in one language. */
final class Texts {
    static final Texts FRENCH = new Texts("fr");
    static final Texts ENGLISH = new Texts("en");
    private static final List<Locale> LANGUAGES =
            List.of(Locale.FRENCH, Locale.CANADA_FRENCH, Locale.ENGLISH);

    private final Properties texts = new Properties();

    private Texts(String language) {
        var file = new ClassPathResource("edge/texts_" + language + ".properties");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** French unless the caller clearly prefers English. */
    static Texts preferred(List<Locale.LanguageRange> ranges) {
        var found = Locale.lookup(ranges, LANGUAGES);
        return Locale.ENGLISH.equals(found) ? ENGLISH : FRENCH;
    }

    String title(Reason reason) {
        return text(reason.code() + ".title");
    }

    String detail(Reason reason) {
        return text(reason.code() + ".detail");
    }

    String text(String key) {
        var text = texts.getProperty(key);
        if (text == null) throw new IllegalStateException("No text for " + key);
        return text;
    }

    Properties all() {
        return texts;
    }
}
