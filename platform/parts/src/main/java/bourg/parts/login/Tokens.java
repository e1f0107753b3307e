package bourg.parts.login;

import org.jspecify.annotations.Nullable;

/** What a login brings; a service account has no ID and refresh tokens. */
public record Tokens(String access, @Nullable String id, @Nullable String refresh) {

    /** The value of an {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + access;
    }

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
