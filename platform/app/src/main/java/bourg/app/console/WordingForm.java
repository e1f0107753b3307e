package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.Wording;
import bourg.tenants.Localized;
import org.jspecify.annotations.Nullable;

/** The form of a city's own words; an empty text means the partner's words. */
final class WordingForm {
    private static final String NAME = "wording.name";
    private static final String SUMMARY = "wording.summary";
    private static final String DESCRIPTION = "wording.description";

    private WordingForm() {}

    static Sheet filled(Words words, Wording wording) {
        Sheet sheet = new Sheet(words);
        put(sheet, NAME, wording.name());
        put(sheet, SUMMARY, wording.summary());
        put(sheet, DESCRIPTION, wording.description());
        return sheet;
    }

    static Wording read(Sheet sheet) {
        return new Wording(text(sheet, NAME), text(sheet, SUMMARY), text(sheet, DESCRIPTION));
    }

    static FormView draw(Sheet sheet, OfferDraft partners) {
        Words words = sheet.words();
        return sheet.draw(
                field(words, Kind.TEXT, NAME + ".fr", partners.name().french()),
                field(words, Kind.TEXT, NAME + ".en", partners.name().english()),
                field(words, Kind.TEXT_AREA, SUMMARY + ".fr", partners.summary().french()),
                field(words, Kind.TEXT_AREA, SUMMARY + ".en", partners.summary().english()),
                field(words, Kind.TEXT_AREA, DESCRIPTION + ".fr", partners.description().french()),
                field(
                        words,
                        Kind.TEXT_AREA,
                        DESCRIPTION + ".en",
                        partners.description().english()));
    }

    private static Field field(Words words, Kind kind, String name, String partners) {
        return Field.of(kind, name, words.text("console." + name))
                .hint(words.text("console.wording.partners", partners))
                .optional();
    }

    private static void put(Sheet sheet, String name, @Nullable Localized text) {
        if (text != null) {
            sheet.put(name + ".fr", text.french()).put(name + ".en", text.english());
        }
    }

    private static @Nullable Localized text(Sheet sheet, String name) {
        String french = sheet.text(name + ".fr");
        String english = sheet.text(name + ".en");
        return french.isEmpty() && english.isEmpty() ? null : new Localized(french, english);
    }
}
