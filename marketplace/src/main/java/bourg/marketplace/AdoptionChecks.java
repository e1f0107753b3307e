package bourg.marketplace;

import bourg.tenants.City;
import bourg.tenants.Localized;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the terms and the wording of an adoption. */
@Component
class AdoptionChecks {
    private static final String PARTNER_SHARE_TOO_LOW = "partner_share_too_low";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final int platformMinimum;
    private final Recipients recipients;
    private final Pricing pricing;

    AdoptionChecks(OfferChecks offers, Recipients recipients, Pricing pricing) {
        this.platformMinimum = offers.platformMinimum();
        this.recipients = recipients;
        this.pricing = pricing;
    }

    BasisPoints platformMinimum() {
        return new BasisPoints(platformMinimum);
    }

    List<FormError> errorsIn(City city, Offer offer, Terms terms, Wording wording) {
        List<FormError> errors = new ArrayList<>(errorsInShares(city, offer, terms));
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

    /**
     * What keeps an agreement from holding for an offer, judged by the sale of one unit at each of
     * its prices.
     */
    List<FormError> errorsInShares(City city, Offer offer, Terms terms) {
        List<FormError> errors = new ArrayList<>(recipients.errorsIn(city, offer, terms.shares()));
        if (!offer.content().unitPrice().currency().equals(city.currency())) {
            errors.add(
                    FormMessages.error(
                            "offer_id",
                            "currency_differs",
                            "Le prix de l’offre n’est pas dans la monnaie de la ville.",
                            "The offer's price is not in the city's currency."));
        }
        if (!errors.isEmpty()) {
            return errors;
        }
        PriceRequest request = new PriceRequest(city, offer.partner(), offer.content(), 1, terms);
        errors.addAll(errorsInSale(offer, terms, pricing.quote(request)));
        for (BasisPoints part : offer.content().concessions().all()) {
            if (errors.isEmpty()) {
                Quote reduced = pricing.quote(request.reducedBy(part));
                errors.addAll(errorsInSale(offer, terms, reduced));
            }
        }
        return errors;
    }

    private List<FormError> errorsInSale(Offer offer, Terms terms, Quote one) {
        List<FormError> errors = new ArrayList<>();
        int least = offer.content().minimumPartnerShare().value();
        if (isBelow(least, Party.partner(offer.partner()), one, terms.shares().partner())) {
            errors.add(
                    FormMessages.error(
                            "terms.partner_share_basis_points",
                            PARTNER_SHARE_TOO_LOW,
                            "Le partenaire demande au moins " + least + " points de base.",
                            "The partner asks for at least " + least + " basis points."));
        }
        if (isBelow(platformMinimum, Party.platform(), one, terms.shares().platform())) {
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

    /** Parts of the price are compared as they are; amounts with the same part of the example. */
    private static boolean isBelow(int least, Party party, Quote one, BasisPoints share) {
        if (one.shares().stream().allMatch(line -> line.reason() == null)) {
            return share.value() < least;
        }
        long received =
                one.shares().stream()
                        .filter(line -> line.party().equals(party))
                        .mapToLong(line -> line.amount().amountMinor())
                        .sum();
        BigInteger asked =
                BigInteger.valueOf(one.net().amountMinor())
                        .multiply(BigInteger.valueOf(least))
                        .divide(BigInteger.valueOf(BasisPoints.WHOLE));
        return BigInteger.valueOf(received).compareTo(asked) < 0;
    }

    /**
     * Whether the terms are only less than the partner asks for, so that it can be asked itself.
     */
    static boolean isForThePartnerToJudge(FormError error) {
        return error.code().equals(PARTNER_SHARE_TOO_LOW);
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
