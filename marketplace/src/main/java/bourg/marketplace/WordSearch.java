package bourg.marketplace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a search: every word must begin a word of the text, or share its stem in French or
 * English; words too common to index are not asked for.
 */
final class WordSearch {
    private final List<String> conditions = new ArrayList<>();
    private final List<String> nameConditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    WordSearch(String words, String vector, String name) {
        for (String word : Words.of(words)) {
            String parameter = "word" + parameters.size();
            parameters.put(parameter, word + ":*");
            String simple = "to_tsquery('simple', :" + parameter + ")";
            String french = "to_tsquery('french', :" + parameter + ")";
            String english = "to_tsquery('english', :" + parameter + ")";
            conditions.add(
                    "(%s @@ (%s || %s || %s) or numnode(%s) = 0 or numnode(%s) = 0)"
                            .formatted(vector, simple, french, english, french, english));
            nameConditions.add("to_tsvector('simple', " + name + ") @@ " + simple);
        }
    }

    String condition() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** What to sort by: hits in the name come first, then by the column given. */
    String order(String column) {
        return nameConditions.isEmpty()
                ? column
                : "(case when "
                        + String.join(" and ", nameConditions)
                        + " then '0' else '1' end || "
                        + column
                        + ")";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    static String sortColumn(String table, Search search) {
        return table + ("fr".equals(search.locale().getLanguage()) ? ".sort_fr" : ".sort_en");
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
