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
        return !typed.isEmpty();
    }

    String first(String field) {
        return typed.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    /** The quantity; what was typed may be no number, which counts as 0 and is refused. */
    int quantity() {
        String text = first(QUANTITY).strip();
        if (!service.content().quantityAllowed() || text.isEmpty()) {
            return 1;
        }
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** What stands in the quantity field. */
    String quantityText() {
        return first(QUANTITY).isEmpty() ? "1" : first(QUANTITY);
    }

    Contact contact() {
        return new Contact(first(EMAIL).strip(), first(NAME).strip());
    }

    boolean contactKnown() {
        return !first(EMAIL).isBlank() && !first(NAME).isBlank();
    }

    Application with(Map<String, List<String>> more) {
        Map<String, List<String>> all = new LinkedHashMap<>(typed);
        all.putAll(more);
        return new Application(service, all);
    }

    Application with(String field, String value) {
        return with(Map.of(field, List.of(value)));
    }
}
