package bourg.marketplace.web;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.Concessions;
import bourg.marketplace.FormError;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.Quote.Reduction;
import bourg.marketplace.web.api.ConcessionClaim;
import bourg.marketplace.web.api.ConcessionKind;
import bourg.marketplace.web.api.OfferContent;
import bourg.marketplace.web.api.PriceConcession;
import bourg.marketplace.web.api.PriceReduction;
import bourg.tenants.Localized;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reduced prices and who claims them in the contract's form. */
final class ConcessionViews {
    private static final Localized UNSOUND =
            new Localized(
                    "Chaque tarif réduit se donne une fois, et pas pour un service gratuit ni un"
                            + " abonnement.",
                    "Give each reduced price once, and none for a free service or a subscription.");

    private ConcessionViews() {}

    static Concessions concessions(OfferContent content) {
        var plan = content.getPricePlan();
        List<PriceConcession> given =
                plan == null
                        ? List.of()
                        : Objects.requireNonNullElse(plan.getConcessions(), List.of());
        Map<Concession, BasisPoints> parts = new EnumMap<>(Concession.class);
        given.forEach(one ->
                parts.put(kind(one.getKind()), new BasisPoints(one.getReductionBasisPoints())));
        Concessions concessions = new Concessions(parts);
        if (parts.size() < given.size() || !concessions.suit(PlanViews.plan(content))) {
            throw Asking.invalid(
                    List.of(
                            new FormError(
                                    "price_plan.concessions", "concessions_unsound", UNSOUND)));
        }
        return concessions;
    }

    static List<PriceConcession> view(Concessions concessions) {
        return concessions.reductions().entrySet().stream()
                .map(one -> new PriceConcession(kind(one.getKey()), one.getValue().value()))
                .toList();
    }

    /** The concession of a wish, if there is one; refused if the service does not offer it. */
    static @Nullable Concession offered(@Nullable ConcessionKind wish, OfferDraft content) {
        if (wish == null) {
            return null;
        }
        if (content.concessions().of(kind(wish)).isEmpty()) {
            throw Asking.invalid(List.of(Concessions.notOffered("concession")));
        }
        return kind(wish);
    }

    static bourg.marketplace.@Nullable ConcessionClaim claim(@Nullable ConcessionClaim claim) {
        return claim == null
                ? null
                : new bourg.marketplace.ConcessionClaim(kind(claim.getKind()), claim.getGround());
    }

    static @Nullable ConcessionClaim view(bourg.marketplace.@Nullable ConcessionClaim claim) {
        return claim == null ? null : new ConcessionClaim(kind(claim.kind()), claim.ground());
    }

    static @Nullable PriceReduction reduction(@Nullable Reduction reduction) {
        return reduction == null
                ? null
                : new PriceReduction(
                        reduction.share().value(),
                        Values.money(reduction.full()),
                        Values.money(reduction.off()));
    }

    private static Concession kind(ConcessionKind kind) {
        return Concession.valueOf(kind.name());
    }

    private static ConcessionKind kind(Concession kind) {
        return ConcessionKind.valueOf(kind.name());
    }
}
