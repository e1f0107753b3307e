package bourg.app.portal;

import bourg.marketplace.Contact;
import bourg.marketplace.LiveService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody has filled in so far for one service, just as it was typed. */
record Application(LiveService service, Map<String, List<String>> typed) {
    static final String QUANTITY = "_quantity";
    static final String NAME = "_name";
    static final String EMAIL = "_email";
    static final String REQUEST = "_request";

    Application {
        typed = Map.copyOf(typed);
    }

    boolean started() {
        return typed.containsKey(QUANTITY);
    }

    String first(String field) {
        return typed.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    /** The quantity; what was typed may be no number, which counts as 0 and is refused. */
    int quantity() {
        String text = quantityText().strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** The reduced price that was chosen, if any. */
    Claimed claimed() {
        return Claimed.of(this);
    }

    /** Whether quantity and reduced price can be had so. */
    boolean choicesAreFine() {
        return quantityIsFine() && claimed().isFine();
    }

    boolean quantityIsFine() {
        int most = service.content().quantityAllowed() ? service.content().maxQuantity() : 1;
        return quantity() >= 1 && quantity() <= most;
    }

    /** What stands in the quantity field. */
    String quantityText() {
        return !service.content().quantityAllowed() || first(QUANTITY).isBlank()
                ? "1"
                : first(QUANTITY);
    }

    Contact contact() {
        return new Contact(first(EMAIL).strip(), first(NAME).strip());
    }

    boolean contactKnown() {
        return !first(EMAIL).isBlank() && !first(NAME).isBlank();
    }

    /**
     * Takes the form's answers in place of the earlier ones; what is ours begins with {@code _}.
     */
    Application withAnswers(Map<String, List<String>> answers) {
        Map<String, List<String>> all = new LinkedHashMap<>(answers);
        typed.forEach((field, values) -> {
            if (field.startsWith("_")) {
                all.put(field, values);
            }
        });
        return new Application(service, all);
    }

    Application with(String field, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(typed);
        all.put(field, List.of(value));
        return new Application(service, all);
    }
}
