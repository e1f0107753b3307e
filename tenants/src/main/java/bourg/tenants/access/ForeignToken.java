package bourg.tenants.access;

import org.springframework.security.core.AuthenticationException;

/** Thrown for a proven token that belongs to another site: nothing is to be found here with it. */
final class ForeignToken extends AuthenticationException {
    ForeignToken() {
        super("The token belongs to another site");
    }
}
