package bourg.marketplace;

import java.util.List;

/** What became of a sign-up. */
public sealed interface SigningUp {
    record SignedUp(Partner partner) implements SigningUp {}

    record Invalid(List<FormError> errors) implements SigningUp {}
}
