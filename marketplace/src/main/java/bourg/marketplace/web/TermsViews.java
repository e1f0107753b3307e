package bourg.marketplace.web;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Commission;
import bourg.marketplace.FormError;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.marketplace.web.api.CommissionComponent;
import bourg.marketplace.web.api.FeeBearer;
import bourg.marketplace.web.api.FixedPer;
import bourg.marketplace.web.api.Terms;
import bourg.tenants.Localized;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The terms of agreements in the contract's form. */
final class TermsViews {
    private static final Localized NOT_WHOLE =
            new Localized(
                    "Les trois parts doivent totaliser 10 000 points de base.",
                    "The three shares must sum to 10,000 basis points.");
    private static final Localized BOTH =
            new Localized(
                    "Donnez les trois parts ou des composantes, pas les deux.",
                    "Give the three shares or components, not both.");
    private static final Localized UNSOUND =
            new Localized(
                    "Nommez chaque destinataire une fois au plus, ne dépassez pas 10 000 points de"
                            + " base en tout, et aucun maximum ne peut être sous son minimum.",
                    "Name each recipient at most once, do not exceed 10,000 basis points in all,"
                            + " and no cap may be below its floor.");
    private static final Localized NOBODY =
            new Localized(
                    "Cette ville ou ce partenaire n’existe pas.",
                    "There is no such city or partner.");

    private TermsViews() {}

    static bourg.marketplace.Terms terms(Terms terms) {
        return new bourg.marketplace.Terms(
                shares(terms),
                bourg.marketplace.FeeBearer.valueOf(terms.getFeeBearer().name()),
                terms.getValidFrom(),
                terms.getValidUntil());
    }

    private static Shares shares(Terms terms) {
        List<CommissionComponent> components =
                Objects.requireNonNullElse(terms.getComponents(), List.of());
        Integer city = terms.getCityShareBasisPoints();
        Integer partner = terms.getPartnerShareBasisPoints();
        Integer platform = terms.getPlatformShareBasisPoints();
        if (!components.isEmpty()) {
            if (city != null || partner != null || platform != null) {
                throw fault("shares_and_components", BOTH);
            }
            return listed(components);
        }
        if (city == null
                || partner == null
                || platform == null
                || !Shares.whole(city, partner, platform)) {
            throw fault("shares_not_whole", NOT_WHOLE);
        }
        return Shares.of(city, partner, platform);
    }

    private static Shares listed(List<CommissionComponent> components) {
        for (CommissionComponent component : components) {
            Long cap = component.getCapMinor();
            if (cap != null && cap < orZero(component.getFloorMinor())) {
                throw fault("components_unsound", UNSOUND);
            }
        }
        List<Commission> read = components.stream().map(TermsViews::component).toList();
        if (!Shares.sound(read)) {
            throw fault("components_unsound", UNSOUND);
        }
        return new Shares(read);
    }

    private static Commission component(CommissionComponent component) {
        Recipient recipient =
                Recipient.parse(component.getRecipient())
                        .orElseThrow(() -> fault("recipient_unknown", NOBODY));
        return new Commission(
                recipient,
                new BasisPoints(Objects.requireNonNullElse(component.getBasisPoints(), 0)),
                orZero(component.getFixedMinor()),
                component.getFixedPer() == FixedPer.UNIT
                        ? Commission.Per.UNIT
                        : Commission.Per.ORDER,
                orZero(component.getFloorMinor()),
                component.getCapMinor());
    }

    private static long orZero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private static RuntimeException fault(String code, Localized message) {
        return Asking.invalid(List.of(new FormError("terms", code, message)));
    }

    static Terms terms(bourg.marketplace.Terms terms) {
        Terms view =
                new Terms(FeeBearer.valueOf(terms.feeBearer().name()), terms.validFrom())
                        .validUntil(terms.validUntil());
        Shares shares = terms.shares();
        return shares.areThree()
                ? view.cityShareBasisPoints(shares.city().value())
                        .partnerShareBasisPoints(shares.partner().value())
                        .platformShareBasisPoints(shares.platform().value())
                : view.components(shares.components().stream().map(TermsViews::view).toList());
    }

    private static CommissionComponent view(Commission component) {
        return new CommissionComponent(component.to().toString())
                .basisPoints(component.percent().value())
                .fixedMinor(component.fixedMinor())
                .fixedPer(FixedPer.valueOf(component.per().name()))
                .floorMinor(component.floorMinor())
                .capMinor(component.capMinor());
    }
}
