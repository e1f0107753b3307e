package bourg.marketplace;

import bourg.tenants.Localized;
import org.jspecify.annotations.Nullable;

/** A city's own words for a service; what is absent is read from the offer. */
public record Wording(
        @Nullable Localized name, @Nullable Localized summary, @Nullable Localized description) {
    public static final Wording NONE = new Wording(null, null, null);
}
