package bourg.marketplace;

import bourg.tenants.City;
import bourg.tenants.Localized;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the terms and the wording of an adoption. */
@Component
class AdoptionChecks {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final int platformMinimum;

    AdoptionChecks(OfferChecks offers) {
        this.platformMinimum = offers.platformMinimum();
    }

    BasisPoints platformMinimum() {
        return new BasisPoints(platformMinimum);
    }

    List<FormError> errorsIn(City city, Offer offer, Terms terms, Wording wording) {
        List<FormError> errors = new ArrayList<>(errorsInShares(offer, terms));
        if (!offer.content().unitPrice().currency().equals(city.currency())) {
            errors.add(
                    FormMessages.error(
                            "offer_id",
                            "currency_differs",
                            "Le prix de l’offre n’est pas dans la monnaie de la ville.",
                            "The offer's price is not in the city's currency."));
        }
        LocalDate until = terms.validUntil();
        if (until != null && until.isBefore(terms.validFrom())) {
            errors.add(
                    FormMessages.error(
                            "terms.valid_until",
                            "ends_before_start",
                            "La fin doit suivre le début.",
                            "The end must follow the start."));
        }
        errors.addAll(errorsIn(wording));
        return errors;
    }

    List<FormError> errorsInShares(Offer offer, Terms terms) {
        List<FormError> errors = new ArrayList<>();
        int least = offer.content().minimumPartnerShare().value();
        if (terms.shares().partner().value() < least) {
            errors.add(
                    FormMessages.error(
                            "terms.partner_share_basis_points",
                            "partner_share_too_low",
                            "Le partenaire demande au moins " + least + " points de base.",
                            "The partner asks for at least " + least + " basis points."));
        }
        if (terms.shares().platform().value() < platformMinimum) {
            errors.add(
                    FormMessages.error(
                            "terms.platform_share_basis_points",
                            "platform_share_too_low",
                            "La part de la plateforme est d’au moins "
                                    + platformMinimum
                                    + " points de base.",
                            "The platform's share is at least "
                                    + platformMinimum
                                    + " basis points."));
        }
        return errors;
    }

    List<FormError> errorsIn(Wording wording) {
        List<FormError> errors = new ArrayList<>();
        text(errors, "wording.name", wording.name(), LONGEST_NAME);
        text(errors, "wording.summary", wording.summary(), LONGEST_SUMMARY);
        text(errors, "wording.description", wording.description(), LONGEST_DESCRIPTION);
        return errors;
    }

    private static void text(
            List<FormError> errors, String field, @Nullable Localized text, int longest) {
        if (text != null) {
            errors.addAll(OfferChecks.errorsIn(field, text, longest));
        }
    }
}
