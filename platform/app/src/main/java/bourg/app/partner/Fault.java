package bourg.app.partner;

import bourg.marketplace.FormError;
import bourg.marketplace.Offer;
import bourg.tenants.Localized;
import java.util.List;

/** Something to complete before a service can be submitted, and the page and field where. */
record Fault(String field, String path, Localized message) {
    static final String FORM = "form";

    static List<Fault> of(Offer offer, List<FormError> errors) {
        return errors.stream()
                .map(error -> {
                    String field = field(error.field());
                    String path =
                            field.equals(FORM)
                                    ? "/schema?check#" + FORM
                                    : "/edit?check#" + field.replace('.', '-');
                    return new Fault(field, "/offers/" + offer.id() + path, error.message());
                })
                .toList();
    }

    /** The field of our pages for a field of the contract. */
    static String field(String name) {
        if (name.equals("minimum_partner_share_basis_points")) {
            return "minimum_share";
        }
        return name.startsWith(FORM + ".") ? FORM : name;
    }
}
