package bourg.marketplace.web;

import bourg.marketplace.FormError;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.web.api.LocalizedText;
import bourg.marketplace.web.api.Money;
import bourg.tenants.Localized;
import bourg.tenants.contract.ApiProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns small values into the contract's form and back. */
final class Values {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Values() {}

    static LocalizedText text(Localized text) {
        return new LocalizedText(text.french(), text.english());
    }

    static Localized text(LocalizedText text) {
        return new Localized(text.getFr(), text.getEn());
    }

    static @Nullable LocalizedText textOrNull(@Nullable Localized text) {
        return text == null ? null : text(text);
    }

    static @Nullable Localized textOrNull(@Nullable LocalizedText text) {
        return text == null ? null : text(text);
    }

    static Money money(bourg.marketplace.Money money) {
        return new Money(money.amountMinor(), money.currency().getCurrencyCode());
    }

    /** A price in a currency that people pay in; a draft may lack one, which is then 0. */
    static bourg.marketplace.Money price(Money price, String field) {
        long amountMinor = price.getAmountMinor();
        if (amountMinor < 0 || amountMinor > OfferDraft.HIGHEST_PRICE_MINOR) {
            throw fault(
                    field,
                    "price_out_of_range",
                    new Localized(
                            "Le prix doit être d’au moins 0 et d’au plus 1 000 000.",
                            "The price must be at least 0 and at most 1,000,000."));
        }
        return new bourg.marketplace.Money(
                amountMinor,
                currency(price.getCurrency())
                        .orElseThrow(() ->
                                fault(
                                        field,
                                        "money_currency_unknown",
                                        new Localized(
                                                "Cette monnaie n’existe pas.",
                                                "There is no such currency."))));
    }

    private static ApiProblem fault(String field, String code, Localized message) {
        return Asking.invalid(List.of(new FormError(field, code, message)));
    }

    /** Codes for gold, tests or no currency have no minor unit to pay in. */
    private static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code))
                .filter(known -> known.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** A JSON object kept as text; what is not one (a draft may hold anything) shows as empty. */
    static Map<String, Object> object(String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JacksonException notAnObject) {
            return Map.of();
        }
    }

    static String json(Map<String, Object> object) {
        return JSON.writeValueAsString(object);
    }

    static JsonNode tree(Map<String, Object> object) {
        return JSON.valueToTree(object);
    }
}
