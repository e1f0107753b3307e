package bourg.billing;

import bourg.billing.documents.IdentityRows;
import bourg.billing.documents.RegistrationNumbers;
import bourg.marketplace.Party;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.CityId;
import bourg.tenants.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who cities and partners are on receipts and invoices: effective-dated, nothing overwritten. */
@Component
public class InvoicingIdentities {
    private final IdentityRows rows;
    private final AuditTrail trail;

    InvoicingIdentities(IdentityRows rows, AuditTrail trail) {
        this.rows = rows;
        this.trail = trail;
    }

    /** Who the party is on a day. */
    public Optional<InvoicingIdentity> inForce(Party party, LocalDate day) {
        return rows.inForce(party, day);
    }

    /** Every version, the one that is valid last first. */
    public List<InvoicingIdentity> history(Party party) {
        return rows.history(party);
    }

    /**
     * Keeps a new version. The first may begin in the past, because a registration is older than
     * its record; a later one begins today or later, so that what was issued stays true.
     */
    public IdentityRecording record(InvoicingIdentity wish, LocalDate today) {
        InvoicingIdentity identity =
                new InvoicingIdentity(
                        wish.party(),
                        wish.validFrom(),
                        wish.legalName().strip(),
                        wish.address(),
                        wish.registrations().normal());
        List<FieldError> errors = RegistrationNumbers.faults(identity);
        if (errors.isEmpty()
                && identity.validFrom().isBefore(today)
                && !rows.history(identity.party()).isEmpty()) {
            errors = List.of(FieldError.of("valid_from", "day_is_over"));
        }
        if (!errors.isEmpty()) {
            return new IdentityRecording.Invalid(errors);
        }
        rows.add(identity);
        if (identity.party().kind() == Party.Kind.CITY) {
            CityId.parse(String.valueOf(identity.party().id()))
                    .ifPresent(city ->
                            trail.changedOutside(
                                    city, AuditAct.on("invoicing_details_changed", city)));
        }
        return new IdentityRecording.Recorded(identity);
    }
}
