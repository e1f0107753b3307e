package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A city's own words for a service; what is absent is read from the offer. */
public record Wording(
        @Nullable Localized name, @Nullable Localized summary, @Nullable Localized description) {
    public static final Wording NONE = new Wording(null, null, null);

    /** The texts that are there, in one language. */
    String[] texts(Function<Localized, String> language) {
        return Stream.of(name, summary, description)
                .filter(Objects::nonNull)
                .map(language)
                .toArray(String[]::new);
    }
}
