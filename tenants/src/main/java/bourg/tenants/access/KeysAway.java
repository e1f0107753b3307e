package bourg.tenants.access;

import org.springframework.security.core.AuthenticationException;

/** Thrown when a token cannot be proven because the keys of its issuer cannot be fetched. */
final class KeysAway extends AuthenticationException {
    KeysAway(Throwable cause) {
        super("The keys of the issuer cannot be fetched", cause);
    }
}
