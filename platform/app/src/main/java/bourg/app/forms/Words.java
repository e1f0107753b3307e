package bourg.app.forms;

import bourg.app.texts.Texts;
import bourg.marketplace.BasisPoints;
import java.math.BigDecimal;
import java.util.Locale;

/** The few words that every form needs, in the language of the page. */
public record Words(Source texts) {
    /** Where texts come from, by key and with their arguments. */
    @FunctionalInterface
    public interface Source {
        String text(String key, Object... arguments);
    }

    public static Words of(Texts texts, Locale locale) {
        return new Words((key, arguments) -> texts.text(locale, key, arguments));
    }

    public String text(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    public String error() {
        return texts.text("form.error");
    }

    public String problem() {
        return texts.text("form.problem");
    }

    /** The fault and the field that it is about; several faults may read alike. */
    public String fault(Field field) {
        return texts.text("form.fault", field.label(), String.valueOf(field.error()));
    }

    /**
     * A number as it is typed in this language: with its decimals, and nothing between thousands.
     */
    public String typed(BigDecimal number) {
        return number.toPlainString().replace(".", texts.text("form.decimal_mark"));
    }

    /** A share as a percentage that is typed, without the sign. */
    public String typed(BasisPoints share) {
        return typed(BigDecimal.valueOf(share.value(), 2).stripTrailingZeros());
    }

    public String optional() {
        return texts.text("form.optional");
    }

    public String yes() {
        return texts.text("form.yes");
    }

    public String no() {
        return texts.text("form.no");
    }

    public String choose() {
        return texts.text("form.choose");
    }

    public String dateHint() {
        return texts.text("form.date_hint");
    }

    public String part(DatePart part) {
        return texts.text("form." + part.suffix());
    }
}
