package bourg.app.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All fixed texts of the pages and e-mails, by key, in both languages. */
@Component
public class Texts {
    /** Each area has its own pair of files, so that people can work side by side. */
    static final List<String> AREAS =
            List.of(
                    "shared",
                    "forms",
                    "portal",
                    "rights",
                    "mail",
                    "front",
                    "console",
                    "partner",
                    "terms",
                    "operator",
                    "setbacks",
                    "counter");

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);

    private final Map<String, String> french = read("fr");
    private final Map<String, String> english = read("en");
    private final boolean strict;

    Texts(@Value("${bourg.texts.strict:false}") boolean strict) {
        this.strict = strict;
    }

    /** Texts that throw on a missing key instead of showing the key. */
    public static Texts strict() {
        return new Texts(true);
    }

    /** The text with {@code {0}}, {@code {1}}... replaced; apostrophes need no doubling. */
    public String text(Locale locale, String key, Object... arguments) {
        String text = in(locale).get(key);
        if (text == null) {
            if (strict) {
                throw new IllegalArgumentException("No text for " + key + " in " + locale);
            }
            LOG.error("No text for {} in {}", key, locale);
            return key;
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /**
     * The text of {@code key.one} or {@code key.other}; {@code {0}} is the number. French counts
     * zero as one.
     */
    public String count(Locale locale, String key, long number) {
        boolean one = number == 1 || (number == 0 && isFrench(locale));
        return text(
                locale,
                key + (one ? ".one" : ".other"),
                new Formats(locale, Formats.UTC).number(number));
    }

    public boolean has(String key) {
        return french.containsKey(key) && english.containsKey(key);
    }

    Set<String> keys(Locale locale) {
        return in(locale).keySet();
    }

    private Map<String, String> in(Locale locale) {
        return isFrench(locale) ? french : english;
    }

    private static boolean isFrench(Locale locale) {
        return locale.getLanguage().equals("fr");
    }

    private static Map<String, String> read(String language) {
        Map<String, String> texts = new HashMap<>();
        for (String area : AREAS) {
            readArea(area, language)
                    .forEach((key, text) -> {
                        if (texts.put(key.toString(), text.toString()) != null) {
                            throw new IllegalStateException("Text twice: " + key);
                        }
                    });
        }
        return texts;
    }

    static Properties readArea(String area, String language) {
        String file = "/texts/" + area + "_" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
