package bourg.app.operator;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.tenants.Localized;
import bourg.tenants.Logo;
import bourg.tenants.OpenCity;
import bourg.tenants.Person;
import bourg.tenants.TaxRegion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form that opens a city; its fields are named as the faults that Cities reports. */
final class OpeningForm {
    private static final List<String> ZONES =
            List.of(
                    "America/St_Johns",
                    "America/Halifax",
                    "America/Toronto",
                    "America/Winnipeg",
                    "America/Regina",
                    "America/Edmonton",
                    "America/Vancouver");

    private OpeningForm() {}

    static Sheet fresh(Words words) {
        return new Sheet(words)
                .put("languages", "fr", "en")
                .put("first_language", "fr")
                .put("time_zone", "America/Toronto")
                .put("currency", "CAD")
                .put("tax_region", "CA-QC")
                .put("brand.colour", "#1b4b8f");
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                field(words, Kind.TEXT, "name.fr"),
                field(words, Kind.TEXT, "name.en"),
                hinted(words, Kind.ADDRESS, "code").narrow(20, null, null),
                hinted(words, Kind.ADDRESS, "host"),
                field(words, Kind.CHECKBOXES, "languages").choices(languages(words)),
                field(words, Kind.RADIOS, "first_language").choices(languages(words)),
                field(words, Kind.SELECT, "time_zone").choices(same(ZONES)),
                field(words, Kind.SELECT, "currency").choices(same(List.of("CAD", "USD", "EUR"))),
                field(words, Kind.SELECT, "tax_region").choices(regions()),
                hinted(words, Kind.COLOUR, "brand.colour").narrow(10, null, null),
                hinted(words, Kind.FILE, "logo").optional(),
                field(words, Kind.TEXT, "first_admin.given_name"),
                field(words, Kind.TEXT, "first_admin.family_name"),
                hinted(words, Kind.EMAIL, "first_admin.email"));
    }

    static OpenCity wish(Sheet sheet, @Nullable Logo logo) {
        String first = sheet.text("first_language");
        return new OpenCity(
                sheet.text("code").toLowerCase(Locale.ROOT),
                new Localized(sheet.text("name.fr"), sheet.text("name.en")),
                sheet.text("host").toLowerCase(Locale.ROOT),
                sheet.all("languages").stream()
                        .sorted((one, _) -> one.equals(first) ? -1 : 1)
                        .toList(),
                sheet.text("time_zone"),
                sheet.text("currency"),
                sheet.text("tax_region"),
                sheet.text("brand.colour").toLowerCase(Locale.ROOT),
                logo,
                new Person(
                        sheet.text("first_admin.email"),
                        sheet.text("first_admin.given_name"),
                        sheet.text("first_admin.family_name")));
    }

    private static Field field(Words words, Kind kind, String name) {
        return Field.of(kind, name, words.text("operator.city." + name));
    }

    private static Field hinted(Words words, Kind kind, String name) {
        return field(words, kind, name).hint(words.text("operator.city." + name + ".hint"));
    }

    private static List<Choice> languages(Words words) {
        return List.of(
                new Choice("fr", words.text("operator.city.french")),
                new Choice("en", words.text("operator.city.english")));
    }

    private static List<Choice> regions() {
        return same(Arrays.stream(TaxRegion.values()).map(TaxRegion::code).toList());
    }

    private static List<Choice> same(List<String> values) {
        return values.stream().map(value -> new Choice(value, value)).toList();
    }
}
