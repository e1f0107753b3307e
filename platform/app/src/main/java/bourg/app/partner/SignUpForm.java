package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Field.Traits;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.marketplace.SignUp;
import bourg.tenants.Person;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The form with which an organization becomes a partner; its fields are named as its faults. */
final class SignUpForm {
    static final String TERMS = "terms";

    private static final String HOME = "CA";
    private static final List<String> ABROAD =
            List.of("BE", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "LU", "NL", "PT", "US");

    private SignUpForm() {}

    static Sheet fresh(Words words) {
        return new Sheet(words).put("country", HOME);
    }

    static SignUp wish(Sheet sheet, Locale language) {
        return new SignUp(
                sheet.text("name"),
                sheet.text("country"),
                new Person(
                        sheet.text("admin.email"),
                        sheet.text("admin.given_name"),
                        sheet.text("admin.family_name")),
                language);
    }

    static FormView draw(Sheet sheet, Locale locale) {
        Words words = sheet.words();
        return sheet.draw(
                field(words, Kind.TEXT, "name", "organization")
                        .hint(words.text("partner.sign_up.name.hint")),
                field(words, Kind.SELECT, "country", "country").choices(countries(locale)),
                field(words, Kind.TEXT, "admin.given_name", "given-name"),
                field(words, Kind.TEXT, "admin.family_name", "family-name"),
                field(words, Kind.EMAIL, "admin.email", "email")
                        .hint(words.text("partner.sign_up.admin.email.hint")),
                Field.of(Kind.CHECKBOXES, TERMS, words.text("partner.sign_up.terms"))
                        .choices(
                                List.of(
                                        new Choice(
                                                "yes",
                                                words.text("partner.sign_up.terms.accept")))));
    }

    private static Field field(Words words, Kind kind, String name, String autocomplete) {
        return Field.of(kind, name, words.text("partner.sign_up." + name))
                .traits(new Traits(false, null, autocomplete, 0, null, null));
    }

    private static List<Choice> countries(Locale locale) {
        Collator order = Collator.getInstance(locale);
        Stream<Choice> abroad =
                ABROAD.stream()
                        .map(code -> country(code, locale))
                        .sorted((one, other) -> order.compare(one.label(), other.label()));
        return Stream.concat(Stream.of(country(HOME, locale)), abroad).toList();
    }

    private static Choice country(String code, Locale locale) {
        return new Choice(code, Locale.of("", code).getDisplayCountry(locale));
    }
}
