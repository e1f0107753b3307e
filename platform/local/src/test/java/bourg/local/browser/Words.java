package bourg.local.browser;

import bourg.parts.RepositoryRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/** What the pages say in one language, so that a person finds buttons and fields by their names. */
final class Words {
    private static final List<String> FOLDERS =
            List.of(
                    "platform/app/src/main/resources/texts",
                    "platform/sandbox/src/main/resources/bourg/sandbox");

    private final Properties texts = new Properties();
    private final String language;

    Words(String language) {
        this.language = language;
        FOLDERS.forEach(folder -> read(RepositoryRoot.find().resolve(folder)));
    }

    String language() {
        return language;
    }

    /** One of two texts, by the language of the person. */
    String of(String french, String english) {
        return language.equals("fr") ? french : english;
    }

    /** The text as it stands, with its gaps filled. */
    String say(String key, Object... arguments) {
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** The text with anything in its gaps, as the browser's own expressions are written. */
    Pattern pattern(String key) {
        return exactly(say(key));
    }

    /** This very text, however its spaces are made. */
    static Pattern exactly(String text) {
        String expression =
                text.replaceAll("[.*+?^$()|\\[\\]\\\\/]", "\\\\$0")
                        .replaceAll("\\{\\d+}", ".+")
                        .replaceAll("[\\s\u00a0\u202f]+", "\\\\s+");
        return Pattern.compile("^\\s*" + expression + "\\s*$");
    }

    private void read(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending())).toList()) {
                try (var in = Files.newBufferedReader(file)) {
                    texts.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ending() {
        return "_" + language + ".properties";
    }
}
