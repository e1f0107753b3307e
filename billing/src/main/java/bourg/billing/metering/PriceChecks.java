package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.RateCard;
import bourg.billing.RateCard.Prices;
import bourg.billing.RateCard.Tier;
import bourg.tenants.FieldError;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what somebody wishes of a meter and its prices. */
final class PriceChecks {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final long MOST_MINOR = 1_000_000_000_00L;
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST_QUANTITY = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 6;
    private static final int MOST_TIERS = 20;

    private PriceChecks() {}

    static List<FieldError> errorsIn(Meter.Words words) {
        List<FieldError> errors = new ArrayList<>();
        if (!CODE.matcher(words.code()).matches()) {
            errors.add(FieldError.of("code", "meter_code_invalid"));
        }
        if (isBlank(words.name())) {
            errors.add(FieldError.of("name", "both_languages_needed"));
        }
        if (isBlank(words.unit())) {
            errors.add(FieldError.of("unit", "both_languages_needed"));
        }
        return errors;
    }

    private static boolean isBlank(Localized text) {
        return Stream.of(text.french(), text.english()).anyMatch(String::isBlank);
    }

    static List<FieldError> errorsIn(RateCard card) {
        List<FieldError> errors = new ArrayList<>();
        if (card.until() != null && !card.until().isAfter(card.from())) {
            errors.add(FieldError.of("valid_until", "card_ends_before_it_begins"));
        }
        Prices prices = card.prices();
        if (!amount(prices.flatMinor())) {
            errors.add(FieldError.of("flat_minor", "card_amount_invalid"));
        }
        if (!amount(prices.minimumMinor())) {
            errors.add(FieldError.of("minimum_minor", "card_amount_invalid"));
        }
        if (prices.capMinor() != null
                && (!amount(prices.capMinor()) || prices.capMinor() < prices.minimumMinor())) {
            errors.add(FieldError.of("cap_minor", "card_cap_below_minimum"));
        }
        errors.addAll(errorsIn(prices.tiers()));
        return errors;
    }

    private static List<FieldError> errorsIn(List<Tier> tiers) {
        List<FieldError> errors = new ArrayList<>();
        if (tiers.isEmpty() || tiers.size() > MOST_TIERS || tiers.getLast().upTo() != null) {
            errors.add(FieldError.of("tiers", "card_tiers_open_at_the_end"));
            return errors;
        }
        BigDecimal above = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (!within(tier.unitPrice(), MOST_PRICE)) {
                errors.add(FieldError.of("tiers[" + i + "].unit_price", "card_price_invalid"));
            }
            boolean last = i == tiers.size() - 1;
            if (!last && !rises(above, tier.upTo())) {
                errors.add(FieldError.of("tiers[" + i + "].up_to", "card_tiers_do_not_rise"));
                return errors;
            }
            above = tier.upTo() == null ? above : tier.upTo();
        }
        return errors;
    }

    private static boolean rises(BigDecimal above, @Nullable BigDecimal upTo) {
        return upTo != null && within(upTo, MOST_QUANTITY) && upTo.compareTo(above) > 0;
    }

    private static boolean amount(long minor) {
        return minor >= 0 && minor <= MOST_MINOR;
    }

    private static boolean within(BigDecimal number, BigDecimal most) {
        return number.signum() >= 0
                && number.compareTo(most) <= 0
                && number.stripTrailingZeros().scale() <= DECIMALS;
    }
}
