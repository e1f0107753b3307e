package bourg.marketplace.web;

import bourg.marketplace.FormError;
import bourg.marketplace.Money;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.web.api.OfferContent;
import bourg.marketplace.web.api.PriceInterval;
import bourg.marketplace.web.api.PriceKind;
import bourg.marketplace.web.api.PriceLine;
import bourg.marketplace.web.api.PricePlan;
import bourg.marketplace.web.api.PriceTier;
import bourg.tenants.Localized;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Price plans in the contract's form. */
final class PlanViews {
    private static final Localized UNSOUND =
            new Localized(
                    "Les paliers doivent monter, seul le dernier est sans fin, et le premier a le prix"
                            + " d’une unité ; sans paliers, n’en donnez pas.",
                    "Tiers must rise, only the last has no end, and the first has the price of one"
                            + " unit; without tiers, give none.");
    private static final Localized NOT_FREE =
            new Localized(
                    "Le prix d’un service gratuit est 0.", "A free service has a price of 0.");

    private static final Localized INTERVAL =
            new Localized(
                    "Un abonnement se paie chaque mois ou chaque année ; un autre prix n'a ni période ni"
                            + " essai.",
                    "A subscription is paid every month or year; another price has neither a period"
                            + " nor a trial.");

    private PlanViews() {}

    static bourg.marketplace.PricePlan plan(OfferContent content) {
        Money unit = Values.price(content.getUnitPrice(), "unit_price");
        @Nullable PricePlan plan = content.getPricePlan();
        PriceKind kind = plan == null ? PriceKind.ONE_OFF : plan.getKind();
        List<PriceTier> tiers =
                plan == null ? List.of() : Objects.requireNonNullElse(plan.getTiers(), List.of());
        boolean tiered = kind == PriceKind.GRADUATED || kind == PriceKind.VOLUME;
        if (tiered == tiers.isEmpty()) {
            throw fault("price_plan.tiers", "tiers_unsound", UNSOUND);
        }
        PriceInterval every = plan == null ? null : plan.getEvery();
        Integer trial = plan == null ? null : plan.getTrialDays();
        boolean subscribed = kind == PriceKind.SUBSCRIPTION;
        if (subscribed == (every == null) || (!subscribed && trial != null)) {
            throw fault("price_plan.every", "interval_unsound", INTERVAL);
        }
        return switch (kind) {
            case ONE_OFF -> new bourg.marketplace.PricePlan.OneOff(unit);
            case FREE -> {
                if (!unit.isZero()) {
                    throw fault("unit_price", "price_not_zero", NOT_FREE);
                }
                yield new bourg.marketplace.PricePlan.Free(unit.currency());
            }
            case SUBSCRIPTION -> subscription(unit, every, trial);
            case GRADUATED, VOLUME -> tiered(kind, unit, tiers);
        };
    }

    private static bourg.marketplace.PricePlan subscription(
            Money unit, @Nullable PriceInterval every, @Nullable Integer trial) {
        return new bourg.marketplace.PricePlan.Subscription(
                unit,
                bourg.marketplace.PricePlan.Subscription.Every.valueOf(
                        Objects.requireNonNull(every).name()),
                trial == null ? 0 : trial);
    }

    private static bourg.marketplace.PricePlan tiered(
            PriceKind kind, Money unit, List<PriceTier> tiers) {
        List<bourg.marketplace.PricePlan.Tier> read =
                tiers.stream()
                        .map(tier ->
                                new bourg.marketplace.PricePlan.Tier(
                                        tier.getUpTo(),
                                        new Money(tier.getUnitPriceMinor(), unit.currency())))
                        .toList();
        if (!bourg.marketplace.PricePlan.Tiered.sound(read)
                || !read.getFirst().unit().equals(unit)) {
            throw fault("price_plan.tiers", "tiers_unsound", UNSOUND);
        }
        return new bourg.marketplace.PricePlan.Tiered(
                bourg.marketplace.PricePlan.Tiered.Mode.valueOf(kind.name()), read);
    }

    private static RuntimeException fault(String field, String code, Localized message) {
        return Asking.invalid(List.of(new FormError(field, code, message)));
    }

    static PricePlan view(OfferDraft content) {
        return view(content.plan()).concessions(ConcessionViews.view(content.concessions()));
    }

    static PricePlan view(bourg.marketplace.PricePlan plan) {
        return switch (plan) {
            case bourg.marketplace.PricePlan.Free _ -> new PricePlan(PriceKind.FREE);
            case bourg.marketplace.PricePlan.OneOff _ -> new PricePlan(PriceKind.ONE_OFF);
            case bourg.marketplace.PricePlan.Subscription(_, var every, var days) ->
                    new PricePlan(PriceKind.SUBSCRIPTION)
                            .every(PriceInterval.valueOf(every.name()))
                            .trialDays(days);
            case bourg.marketplace.PricePlan.Tiered(var mode, var tiers) ->
                    new PricePlan(PriceKind.valueOf(mode.name()))
                            .tiers(
                                    tiers.stream()
                                            .map(tier ->
                                                    new PriceTier(tier.unit().amountMinor())
                                                            .upTo(tier.upTo()))
                                            .toList());
        };
    }

    static PriceLine line(bourg.marketplace.PricePlan.Line line) {
        return new PriceLine(
                line.quantity(), Values.money(line.unit()), Values.money(line.amount()));
    }
}
