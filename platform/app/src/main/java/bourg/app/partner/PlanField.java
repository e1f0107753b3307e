package bourg.app.partner;

import bourg.app.forms.Field.Choice;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.marketplace.Money;
import bourg.marketplace.PricePlan;
import bourg.marketplace.PricePlan.Subscription;
import bourg.marketplace.PricePlan.Subscription.Every;
import bourg.marketplace.PricePlan.Tier;
import bourg.marketplace.PricePlan.Tiered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The price of a service in the editor: how it is asked, and one tier on each line. */
final class PlanField {
    private static final long HIGHEST_MINOR = 100_000_000_00L;
    private static final String ONE_OFF = "ONE_OFF";
    private static final String FREE = "FREE";
    private static final List<String> KINDS =
            List.of(
                    ONE_OFF,
                    FREE,
                    Tiered.Mode.GRADUATED.name(),
                    Tiered.Mode.VOLUME.name(),
                    Every.MONTH.name(),
                    Every.YEAR.name());

    private PlanField() {}

    static String kind(PricePlan plan) {
        return switch (plan) {
            case PricePlan.Free _ -> FREE;
            case PricePlan.OneOff _ -> ONE_OFF;
            case Subscription(_, var every, _) -> every.name();
            case Tiered(var mode, _) -> mode.name();
        };
    }

    static List<Choice> choices(Words words) {
        return KINDS.stream()
                .map(kind ->
                        new Choice(
                                kind,
                                words.text("partner.offer.plan." + kind.toLowerCase(Locale.ROOT))))
                .toList();
    }

    /** A draft need not have a price yet; what was typed must be one. */
    static Optional<PricePlan> read(Sheet sheet, Currency currency) {
        String kind = sheet.text("plan").isEmpty() ? ONE_OFF : sheet.text("plan");
        if (!KINDS.contains(kind)) {
            sheet.fail("plan", "form.required");
            return Optional.empty();
        }
        return switch (kind) {
            case FREE -> Optional.of(new PricePlan.Free(currency));
            case ONE_OFF -> price(sheet, currency).map(PricePlan.OneOff::new);
            case "MONTH", "YEAR" -> repeated(sheet, Every.valueOf(kind), currency);
            default -> tiers(sheet, Tiered.Mode.valueOf(kind), currency);
        };
    }

    private static Optional<Money> price(Sheet sheet, Currency currency) {
        if (sheet.text("unit_price").isEmpty()) {
            return Optional.of(Money.zero(currency));
        }
        return sheet.money("unit_price", currency)
                .filter(price -> {
                    boolean good = price.amountMinor() <= HIGHEST_MINOR;
                    if (!good) {
                        sheet.fail("unit_price", "form.number");
                    }
                    return good;
                });
    }

    private static Optional<PricePlan> repeated(Sheet sheet, Every every, Currency currency) {
        String typed = sheet.text("trial_days").strip();
        boolean good =
                typed.isEmpty()
                        || (typed.matches("[0-9]{1,2}")
                                && Integer.parseInt(typed) <= Subscription.LONGEST_TRIAL);
        if (!good) {
            sheet.fail("trial_days", "partner.offer.trial_days.wrong", Subscription.LONGEST_TRIAL);
            return Optional.empty();
        }
        int days = typed.isEmpty() ? 0 : Integer.parseInt(typed);
        return price(sheet, currency).map(unit -> new Subscription(unit, every, days));
    }

    static String trial(PricePlan plan) {
        return plan instanceof Subscription(_, _, var days) && days > 0
                ? Integer.toString(days)
                : "";
    }

    private static Optional<PricePlan> tiers(Sheet sheet, Tiered.Mode mode, Currency currency) {
        List<Tier> tiers = new ArrayList<>();
        int number = 0;
        for (String line : sheet.text("tiers").lines().filter(one -> !one.isBlank()).toList()) {
            number++;
            Optional<Tier> tier = tier(line, currency);
            if (tier.isEmpty()) {
                sheet.fail("tiers", "partner.offer.tiers.line", number);
                return Optional.empty();
            }
            tiers.add(tier.get());
        }
        if (!Tiered.sound(tiers)) {
            sheet.fail("tiers", "partner.offer.tiers.wrong");
            return Optional.empty();
        }
        return Optional.of(new Tiered(mode, tiers));
    }

    /** {@code 10 : 5,00}, or {@code + : 4,00} for the last. */
    private static Optional<Tier> tier(String line, Currency currency) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String until = line.substring(0, colon).replaceAll("[\\s\u00a0]", "");
        String price =
                line.substring(colon + 1).replaceAll("[\\s\u00a0\u202f$]", "").replace(',', '.');
        int digits = currency.getDefaultFractionDigits();
        if (!until.matches("[+]|[1-9][0-9]{0,3}") || !price.matches("[0-9]{1,7}([.][0-9]{1,3})?")) {
            return Optional.empty();
        }
        BigDecimal minor = new BigDecimal(price).movePointRight(digits).stripTrailingZeros();
        if (minor.scale() > 0) {
            return Optional.empty();
        }
        @Nullable Integer upTo = until.equals("+") ? null : Integer.valueOf(until);
        return Optional.of(new Tier(upTo, new Money(minor.longValueExact(), currency)));
    }

    static String typed(Words words, PricePlan plan) {
        return plan instanceof Tiered(_, var tiers)
                ? tiers.stream()
                        .map(tier ->
                                (tier.upTo() == null ? "+" : tier.upTo())
                                        + " : "
                                        + price(words, tier.unit()))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    static String price(Words words, Money price) {
        return price.amountMinor() == 0
                ? ""
                : words.typed(
                        BigDecimal.valueOf(
                                price.amountMinor(), price.currency().getDefaultFractionDigits()));
    }
}
