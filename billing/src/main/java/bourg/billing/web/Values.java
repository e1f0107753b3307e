package bourg.billing.web;

import bourg.billing.web.api.LocalizedText;
import bourg.billing.web.api.Money;
import bourg.billing.web.api.PriceReduction;
import bourg.marketplace.Quote;
import bourg.tenants.FieldError;
import bourg.tenants.Localized;
import bourg.tenants.contract.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns small values into the contract's form. */
final class Values {
    private Values() {}

    static Money money(bourg.marketplace.Money money) {
        return new Money(money.amountMinor(), money.currency().getCurrencyCode());
    }

    static @Nullable PriceReduction reduction(Quote.@Nullable Reduction reduction) {
        return reduction == null
                ? null
                : new PriceReduction(
                        reduction.share().value(), money(reduction.full()), money(reduction.off()));
    }

    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(List.of(FieldError.of("currency", "currency_unknown")))
                    .toProblem();
        }
    }

    static LocalizedText text(Localized text) {
        return new LocalizedText(text.french(), text.english());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    static @Nullable String textOrNull(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
