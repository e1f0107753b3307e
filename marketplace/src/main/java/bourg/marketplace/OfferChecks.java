package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The automatic checks that an offer must pass before a person reviews it. */
@Component
class OfferChecks {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final Forms forms;
    private final int platformMinimum;

    OfferChecks(
            Forms forms,
            @Value("${bourg.marketplace.platform-minimum-share:500}") int platformMinimum) {
        this.forms = forms;
        this.platformMinimum = platformMinimum;
    }

    /** The least that the platform takes of the net price, in basis points. */
    int platformMinimum() {
        return platformMinimum;
    }

    List<FormError> errorsIn(OfferDraft content) {
        List<FormError> errors = new ArrayList<>();
        errors.addAll(errorsIn("name", content.name(), LONGEST_NAME));
        errors.addAll(errorsIn("summary", content.summary(), LONGEST_SUMMARY));
        errors.addAll(errorsIn("description", content.description(), LONGEST_DESCRIPTION));
        price(errors, content.plan());
        int left = BasisPoints.WHOLE - platformMinimum;
        if (content.minimumPartnerShare().value() > left) {
            errors.add(
                    new FormError(
                            "minimum_partner_share_basis_points",
                            "minimum_share_too_high",
                            new Localized(
                                    "Laissez sa part à la plateforme : au plus "
                                            + left
                                            + " points de base.",
                                    "Leave the platform its share: at most "
                                            + left
                                            + " basis points.")));
        }
        forms.inspect(content.form()).stream()
                .map(error -> new FormError("form." + error.field(), error.code(), error.message()))
                .forEach(errors::add);
        return errors;
    }

    private static void price(List<FormError> errors, PricePlan plan) {
        boolean good =
                switch (plan) {
                    case PricePlan.Free _ -> true;
                    case PricePlan.OneOff(var unit) -> isPrice(unit);
                    case PricePlan.Subscription(var unit, _, _) -> isPrice(unit);
                    case PricePlan.Tiered(_, var tiers) ->
                            tiers.stream().allMatch(tier -> isPrice(tier.unit()));
                };
        if (!good) {
            errors.add(
                    new FormError(
                            "unit_price",
                            "price_out_of_range",
                            new Localized(
                                    "Le prix doit être supérieur à 0 et d’au plus 1 000 000.",
                                    "The price must be above 0 and at most 1,000,000.")));
        }
    }

    private static boolean isPrice(Money price) {
        return price.isPositive() && price.amountMinor() <= OfferDraft.HIGHEST_PRICE_MINOR;
    }

    /** What is wrong with a text that must be there in both languages. */
    static List<FormError> errorsIn(String field, Localized text, int longest) {
        List<FormError> errors = new ArrayList<>();
        language(errors, field + ".fr", text.french(), longest);
        language(errors, field + ".en", text.english(), longest);
        return errors;
    }

    private static void language(List<FormError> errors, String field, String text, int longest) {
        if (text.isBlank()) {
            errors.add(
                    new FormError(
                            field,
                            "text_missing",
                            new Localized(
                                    "Écrivez ce texte dans les deux langues.",
                                    "Write this text in both languages.")));
        } else if (text.length() > longest) {
            errors.add(
                    new FormError(
                            field,
                            "text_too_long",
                            new Localized(
                                    "Raccourcissez ce texte à " + longest + " caractères.",
                                    "Shorten this text to " + longest + " characters.")));
        }
    }
}
