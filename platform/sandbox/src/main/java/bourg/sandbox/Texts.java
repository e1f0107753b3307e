package bourg.sandbox;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/** The hosted pages' words in one language. */
final class Texts {

    private static final Texts FRENCH = new Texts(Locale.CANADA_FRENCH);
    private static final Texts ENGLISH = new Texts(Locale.CANADA);

    private final Locale locale;
    private final Properties words;

    private Texts(Locale locale) {
        this.locale = locale;
        this.words = load(locale.getLanguage());
    }

    /** The language asked for in the address, else the object's own, else the browser's. */
    static Texts of(ServerRequest request, @Nullable String own) {
        String chosen =
                request.param("lang")
                        .orElse(
                                own == null || own.equals("auto")
                                        ? request.servletRequest().getLocale().getLanguage()
                                        : own);
        return chosen.startsWith("fr") ? FRENCH : ENGLISH;
    }

    static Properties load(String language) {
        String file = "texts_" + language + ".properties";
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(Texts.class.getResourceAsStream(file)),
                        StandardCharsets.UTF_8)) {
            var words = new Properties();
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return locale.getLanguage();
    }

    String otherLanguage() {
        return language().equals("fr") ? "en" : "fr";
    }

    String text(String key, Object... arguments) {
        String found = words.getProperty(key);
        if (found == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language());
        }
        return new MessageFormat(found, locale).format(arguments);
    }

    String money(long amount, String code) {
        Currency currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        String number =
                format.format(BigDecimal.valueOf(amount, currency.getDefaultFractionDigits()));
        return number.contains(currency.getCurrencyCode())
                ? number
                : number + "\u00a0" + currency.getCurrencyCode();
    }
}
