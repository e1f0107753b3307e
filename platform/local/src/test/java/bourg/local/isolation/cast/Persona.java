package bourg.local.isolation.cast;

import bourg.local.contract.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks: the camp says to whom the person belongs, the site where that counts, and the
 * access key what a guest holds.
 */
public record Persona(
        Role role,
        String camp,
        String site,
        @Nullable SignedIn signedIn,
        @Nullable String accessKey) {

    /** The value of the Authorization header; none for who did not sign in. */
    public @Nullable String bearer() {
        if (signedIn == null) {
            return null;
        }
        var tokens = signedIn.api().tokens();
        return tokens == null ? null : tokens.bearer();
    }

    @Override
    public String toString() {
        return role.text() + " (" + camp + ")";
    }
}
