package bourg.billing.web;

import bourg.billing.MeterChange;
import bourg.billing.web.api.Meter;
import bourg.billing.web.api.RateCard;
import bourg.billing.web.api.RateCardCreation;
import bourg.billing.web.api.RateTier;
import bourg.tenants.FieldError;
import bourg.tenants.contract.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meters and rate cards in the contract's form, and what may be wrong with them. */
final class MeterViews {
    private MeterViews() {}

    static bourg.billing.Meter changed(MeterChange change) {
        return switch (change) {
            case MeterChange.Changed(var meter) -> meter;
            case MeterChange.NotFound _ -> throw Asking.notYours();
            case MeterChange.Invalid(var errors) -> throw Refusal.invalid(errors).toProblem();
            case MeterChange.CodeTaken _ -> throw Asking.conflict("meter_code_taken");
            case MeterChange.Overlaps _ -> throw Asking.conflict("rate_card_overlaps");
        };
    }

    static Meter meter(bourg.billing.Meter meter) {
        return new Meter(
                meter.id().toString(),
                meter.adoption().toString(),
                meter.words().code(),
                Values.text(meter.words().name()),
                Values.text(meter.words().unit()),
                meter.books().currency().getCurrencyCode(),
                meter.books().timeZone().getId(),
                Values.time(meter.books().createdAt()));
    }

    static RateCard card(bourg.billing.RateCard card) {
        @Nullable YearMonth until = card.until();
        return new RateCard(
                        card.version(),
                        card.from().atDay(1),
                        card.prices().flatMinor(),
                        card.prices().minimumMinor(),
                        card.prices().tiers().stream().map(MeterViews::tier).toList())
                .validUntil(until == null ? null : until.atDay(1).minusDays(1))
                .capMinor(card.prices().capMinor());
    }

    private static RateTier tier(bourg.billing.RateCard.Tier tier) {
        return new RateTier(tier.unitPrice().toPlainString())
                .upTo(tier.upTo() == null ? null : tier.upTo().toPlainString());
    }

    /** A card of whole months. */
    static bourg.billing.RateCard wished(RateCardCreation wish) {
        LocalDate from = wish.getValidFrom();
        @Nullable LocalDate last = wish.getValidUntil();
        if (from.getDayOfMonth() != 1 || (last != null && last.plusDays(1).getDayOfMonth() != 1)) {
            String field = from.getDayOfMonth() == 1 ? "valid_until" : "valid_from";
            throw Refusal.invalid(List.of(FieldError.of(field, "card_month_whole"))).toProblem();
        }
        return new bourg.billing.RateCard(
                0,
                YearMonth.from(from),
                last == null ? null : YearMonth.from(last.plusDays(1)),
                new bourg.billing.RateCard.Prices(
                        wish.getFlatMinor(),
                        wish.getMinimumMinor(),
                        wish.getCapMinor(),
                        wish.getTiers().stream().map(MeterViews::wished).toList()));
    }

    private static bourg.billing.RateCard.Tier wished(RateTier tier) {
        @Nullable String upTo = tier.getUpTo();
        return new bourg.billing.RateCard.Tier(
                upTo == null ? null : new BigDecimal(upTo), new BigDecimal(tier.getUnitPrice()));
    }
}
