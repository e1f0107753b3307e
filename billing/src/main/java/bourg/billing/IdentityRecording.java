package bourg.billing;

import bourg.tenants.FieldError;
import java.util.List;

/** What became of the wish to record who a party is on invoices. */
public sealed interface IdentityRecording {
    /** It is kept, with its numbers in their normal form. */
    record Recorded(InvoicingIdentity identity) implements IdentityRecording {}

    /** Nothing is kept; each fault names its field. */
    record Invalid(List<FieldError> errors) implements IdentityRecording {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
