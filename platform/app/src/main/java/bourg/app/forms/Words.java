package bourg.app.forms;

import java.util.function.UnaryOperator;

/** The few words that every form needs, in the language of the page. */
public record Words(UnaryOperator<String> texts) {
    public String error() {
        return texts.apply("form.error");
    }

    public String problem() {
        return texts.apply("form.problem");
    }

    public String optional() {
        return texts.apply("form.optional");
    }

    public String yes() {
        return texts.apply("form.yes");
    }

    public String no() {
        return texts.apply("form.no");
    }

    public String choose() {
        return texts.apply("form.choose");
    }

    public String dateHint() {
        return texts.apply("form.date_hint");
    }

    public String part(DatePart part) {
        return texts.apply("form." + part.suffix());
    }
}
