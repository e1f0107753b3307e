package bourg.tenants.contract;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts of problems in both languages, gathered from {@code
 * problems/<module>_<language>.properties} of every module.
 */
@Component
class ProblemTexts {
    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    ProblemTexts() {
        for (String language : List.of("fr", "en")) {
            byLanguage.put(language, load("classpath*:problems/*_" + language + ".properties"));
        }
    }

    private static Map<String, String> load(String pattern) {
        Map<String, String> texts = new HashMap<>();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Properties properties = new Properties();
                try (var reader =
                        new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> texts.put((String) key, (String) text));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read the texts of problems", unreadable);
        }
        return texts;
    }

    /** The text in this language, with its values; apostrophes are written once. */
    Optional<String> find(String key, Locale locale, List<Object> arguments) {
        String pattern = byLanguage.getOrDefault(locale.getLanguage(), Map.of()).get(key);
        return Optional.ofNullable(pattern)
                .map(text ->
                        new MessageFormat(text.replace("'", "''"), locale)
                                .format(arguments.toArray()));
    }
}
