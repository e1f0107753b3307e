package bourg.marketplace;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds text so that what differs only in case, accents or ligatures is found and sorted alike. */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final int MOST_WORDS = 8;

    private Words() {}

    static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss");
    }

    /** The searchable words of several texts, in one line. */
    static String folded(String... texts) {
        return SEPARATORS.matcher(fold(String.join(" ", texts))).replaceAll(" ").strip();
    }

    /** The words somebody looks for; more than a sentence is cut off. */
    static List<String> of(String query) {
        return Arrays.stream(folded(query).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
