package bourg.app.terms;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.texts.Formats;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.FormError;
import bourg.marketplace.Money;
import bourg.marketplace.Offer;
import bourg.marketplace.Shares;
import bourg.marketplace.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form in which a city or a partner writes down what is agreed or proposed. */
public record TermsForm(Offer offer, BasisPoints platformMinimum, Formats formats) {
    private static final String CITY = "city_share";
    private static final String PARTNER = "partner_share";
    private static final String PLATFORM = "platform_share";
    private static final String BEARER = "fee_bearer";
    private static final String FROM = "valid_from";
    private static final String UNTIL = "valid_until";

    /**
     * A first proposal: the partner's minimum, the platform's minimum, and the city has the rest.
     */
    public Sheet fresh(Words words, LocalDate today) {
        int partner = least().value();
        int platform = platformMinimum.value();
        Shares shares =
                Shares.of(Math.max(0, BasisPoints.WHOLE - partner - platform), partner, platform);
        return filled(words, new Terms(shares, FeeBearer.SHARED, today, null));
    }

    public Sheet filled(Words words, Terms terms) {
        Sheet sheet =
                new Sheet(words)
                        .put(CITY, words.typed(terms.shares().city()))
                        .put(PARTNER, words.typed(terms.shares().partner()))
                        .put(PLATFORM, words.typed(terms.shares().platform()))
                        .put(BEARER, terms.feeBearer().name())
                        .put(FROM, terms.validFrom().toString());
        LocalDate until = terms.validUntil();
        return until == null ? sheet : sheet.put(UNTIL, until.toString());
    }

    public FormView draw(Sheet sheet) {
        Words words = sheet.words();
        List<Field> fields = new ArrayList<>();
        fields.add(share(words, CITY, null));
        fields.add(share(words, PARTNER, formats.percent(least())));
        fields.add(share(words, PLATFORM, formats.percent(platformMinimum)));
        fields.addAll(rest(words));
        return sheet.draw(fields.toArray(Field[]::new));
    }

    /** What all terms have, however the price is divided. */
    public List<Field> rest(Words words) {
        return List.of(
                Field.of(Kind.RADIOS, BEARER, words.text("console.terms.fee_bearer"))
                        .hint(words.text("console.terms.fee_bearer.hint"))
                        .choices(bearers(words)),
                Field.of(Kind.DATE, FROM, words.text("console.terms.valid_from"))
                        .hint(words.text("console.terms.valid_from.hint")),
                Field.of(Kind.DATE, UNTIL, words.text("console.terms.valid_until"))
                        .hint(words.text("console.terms.valid_until.hint"))
                        .optional());
    }

    /** The terms, if nothing is wrong with what was typed; otherwise the sheet says what is. */
    public Optional<Terms> read(Sheet sheet) {
        return terms(sheet, shares(sheet));
    }

    public Optional<Terms> terms(Sheet sheet, Optional<Shares> shares) {
        Optional<FeeBearer> bearer = bearer(sheet);
        sheet.required(FROM);
        Optional<LocalDate> from = sheet.date(FROM);
        LocalDate until = sheet.date(UNTIL).orElse(null);
        if (until != null && from.filter(until::isBefore).isPresent()) {
            sheet.fail(UNTIL, "console.terms.ends_before_start");
        }
        return sheet.isSound()
                ? Optional.of(
                        new Terms(
                                shares.orElseThrow(),
                                bearer.orElseThrow(),
                                from.orElseThrow(),
                                until))
                : Optional.empty();
    }

    public Money price() {
        return offer.content().unitPrice();
    }

    /** What was typed, to be carried over a page that only asks for confirmation. */
    public static Map<String, String> carried(Sheet sheet) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : List.of(CITY, PARTNER, PLATFORM, BEARER)) {
            fields.put(name, sheet.text(name));
        }
        for (String date : List.of(FROM, UNTIL)) {
            for (String part : List.of(".day", ".month", ".year")) {
                fields.put(date + part, sheet.text(date + part));
            }
        }
        return fields;
    }

    /** Notes what the marketplace itself found wrong, beside the field that it is about. */
    public static void fail(Sheet sheet, List<FormError> errors, Locale locale) {
        for (FormError error : errors) {
            String field = error.field();
            String name = field.substring(field.lastIndexOf('.') + 1).replace("_basis_points", "");
            sheet.failWith(name, error.message().in(locale));
        }
    }

    private Optional<Shares> shares(Sheet sheet) {
        @Nullable BasisPoints city = sheet.percent(CITY).orElse(null);
        @Nullable BasisPoints partner = sheet.percent(PARTNER).orElse(null);
        @Nullable BasisPoints platform = sheet.percent(PLATFORM).orElse(null);
        if (city == null || partner == null || platform == null) {
            return Optional.empty();
        }
        atLeast(sheet, PLATFORM, platform, platformMinimum);
        int sum = city.value() + partner.value() + platform.value();
        if (sum != BasisPoints.WHOLE) {
            sheet.fail(
                    CITY,
                    sum < BasisPoints.WHOLE ? "console.terms.too_little" : "console.terms.too_much",
                    percent(sum),
                    percent(Math.abs(BasisPoints.WHOLE - sum)));
            return Optional.empty();
        }
        return Optional.of(Shares.of(city.value(), partner.value(), platform.value()));
    }

    private void atLeast(Sheet sheet, String name, BasisPoints share, BasisPoints least) {
        if (share.value() < least.value()) {
            sheet.fail(name, "console.terms." + name + ".too_low", formats.percent(least));
        }
    }

    private static Optional<FeeBearer> bearer(Sheet sheet) {
        String typed = sheet.required(BEARER);
        Optional<FeeBearer> known =
                Arrays.stream(FeeBearer.values())
                        .filter(one -> one.name().equals(typed))
                        .findFirst();
        if (known.isEmpty()) {
            sheet.fail(BEARER, "form.required");
        }
        return known;
    }

    private static Field share(Words words, String name, @Nullable String least) {
        return Field.of(Kind.DECIMAL, name, words.text("console.terms." + name))
                .hint(
                        words.text(
                                "console.terms." + name + ".hint",
                                Objects.requireNonNullElse(least, "")))
                .narrow(5, null, "%");
    }

    private static List<Choice> bearers(Words words) {
        return Arrays.stream(FeeBearer.values())
                .map(one -> one.name())
                .map(name ->
                        new Choice(
                                name,
                                words.text(
                                        "console.terms.bearer." + name.toLowerCase(Locale.ROOT))))
                .toList();
    }

    private BasisPoints least() {
        return offer.content().minimumPartnerShare();
    }

    private String percent(int points) {
        return formats.percent(BigDecimal.valueOf(points, 2));
    }
}
