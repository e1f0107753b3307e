package bourg.marketplace.web;

import bourg.marketplace.web.api.LocalizedText;
import bourg.marketplace.web.api.Money;
import bourg.tenants.Localized;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
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

    static bourg.marketplace.Money money(Money money, String field) {
        try {
            return new bourg.marketplace.Money(
                    money.getAmountMinor(), Currency.getInstance(money.getCurrency()));
        } catch (IllegalArgumentException unknown) {
            throw Asking.invalid(
                    java.util.List.of(
                            new bourg.marketplace.FormError(
                                    field,
                                    "money_currency_unknown",
                                    new Localized(
                                            "Cette monnaie n’existe pas.",
                                            "There is no such currency."))));
        }
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
