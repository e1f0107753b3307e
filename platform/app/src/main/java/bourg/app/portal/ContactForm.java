package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Words;
import bourg.app.texts.Texts;
import bourg.marketplace.Contact;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The two questions to whoever orders, with what was typed. */
record ContactForm(String name, String email) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST = 200;

    static ContactForm typed(HttpServletRequest request) {
        return new ContactForm(typed(Application.NAME, request), typed(Application.EMAIL, request));
    }

    /** Nothing typed yet: what the citizen's account says. */
    static ContactForm known() {
        return Caller.citizen()
                .map(citizen -> new ContactForm(citizen.name(), citizen.email()))
                .orElse(new ContactForm("", ""));
    }

    Contact contact() {
        return new Contact(email.strip(), name.strip());
    }

    boolean isFine() {
        return !contact().name().isEmpty() && EMAIL.matcher(contact().email()).matches();
    }

    /** Draws the questions; what is wrong is said only once they were answered. */
    FormView draw(boolean judged, Texts texts, Locale locale) {
        boolean noName = judged && contact().name().isEmpty();
        boolean noEmail = judged && !EMAIL.matcher(contact().email()).matches();
        Field forName =
                field(
                                Field.Kind.TEXT,
                                Application.NAME,
                                name,
                                texts.text(locale, "portal.contact.name"))
                        .error(noName ? texts.text(locale, "portal.contact.no_name") : null);
        Field forEmail =
                field(
                                Field.Kind.EMAIL,
                                Application.EMAIL,
                                email,
                                texts.text(locale, "portal.contact.email"))
                        .hint(texts.text(locale, "portal.contact.email_hint"))
                        .error(noEmail ? texts.text(locale, "portal.contact.no_email") : null);
        return new FormView(List.of(forName, forEmail), Words.of(texts, locale));
    }

    private static Field field(Field.Kind kind, String name, String value, String label) {
        return Field.of(kind, name, label)
                .values(List.of(value))
                .traits(new Field.Traits(false, null, name.substring(1), 0, null, null));
    }

    private static String typed(String field, HttpServletRequest request) {
        String text = Objects.requireNonNullElse(request.getParameter(field), "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
