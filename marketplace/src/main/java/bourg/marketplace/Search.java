package bourg.marketplace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What someone looks for: words in either language (none means everything), a shelf, and the
 * language to sort in.
 */
public record Search(String words, @Nullable Category category, Locale locale) {}
