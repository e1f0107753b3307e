package bourg.app.money;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.billing.IdentityRecording;
import bourg.billing.InvoicingIdentities;
import bourg.billing.InvoicingIdentity;
import bourg.marketplace.Party;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form in which a city or partner says who it is on receipts and invoices. */
@Component
public class IdentityForm {
    private static final List<String> TEXTS =
            List.of("legal_name", "street", "locality", "region", "postal_code", "country");

    private final InvoicingIdentities identities;

    IdentityForm(InvoicingIdentities identities) {
        this.identities = identities;
    }

    /** The form as it is now: filled with what was recorded last. */
    public Sheet fresh(Words words, Party party, LocalDate today) {
        Sheet sheet = new Sheet(words).put("country", "CA").put("valid_from", today.toString());
        identities.history(party).stream().findFirst().ifPresent(last -> fill(sheet, last));
        return sheet;
    }

    private static void fill(Sheet sheet, InvoicingIdentity last) {
        InvoicingIdentity.Address address = last.address();
        sheet.put("legal_name", last.legalName())
                .put("street", address.street())
                .put("locality", address.locality())
                .put("region", address.region())
                .put("postal_code", address.postalCode())
                .put("country", address.country());
        put(sheet, "gst", last.registrations().gst());
        put(sheet, "qst", last.registrations().qst());
        put(sheet, "vat", last.registrations().vat());
    }

    private static void put(Sheet sheet, String name, @Nullable String number) {
        if (number != null) {
            sheet.put(name, number);
        }
    }

    /** Keeps what was typed, or notes on the sheet what is wrong; answers whether it was kept. */
    public boolean record(Sheet sheet, Party party, LocalDate today) {
        TEXTS.forEach(sheet::required);
        LocalDate from = sheet.date("valid_from").orElse(null);
        if (from == null) {
            sheet.fail("valid_from", "form.required");
        }
        if (from == null || !sheet.isSound()) {
            return false;
        }
        InvoicingIdentity wish =
                new InvoicingIdentity(
                        party,
                        from,
                        sheet.text("legal_name"),
                        new InvoicingIdentity.Address(
                                sheet.text("street"),
                                sheet.text("locality"),
                                sheet.text("region"),
                                sheet.text("postal_code"),
                                sheet.text("country").toUpperCase(Locale.ROOT)),
                        new InvoicingIdentity.Registrations(
                                sheet.text("gst"), sheet.text("qst"), sheet.text("vat")));
        return switch (identities.record(wish, today)) {
            case IdentityRecording.Recorded _ -> true;
            case IdentityRecording.Invalid(var errors) -> {
                errors.forEach(error ->
                        sheet.fail(
                                error.field(),
                                "money.identity.fault." + error.code(),
                                error.arguments().toArray()));
                yield false;
            }
        };
    }

    public FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                field(words, Kind.TEXT, "legal_name"),
                field(words, Kind.TEXT, "street"),
                field(words, Kind.TEXT, "locality"),
                field(words, Kind.TEXT, "region").narrow(10, null, null),
                field(words, Kind.TEXT, "postal_code").narrow(10, null, null),
                field(words, Kind.TEXT, "country").narrow(3, null, null),
                field(words, Kind.TEXT, "gst").narrow(20, null, null).optional(),
                field(words, Kind.TEXT, "qst").narrow(20, null, null).optional(),
                field(words, Kind.TEXT, "vat").narrow(20, null, null).optional(),
                field(words, Kind.DATE, "valid_from"));
    }

    private static Field field(Words words, Kind kind, String name) {
        return Field.of(kind, name, words.text("money.identity." + name))
                .hint(words.text("money.identity.hint." + name));
    }

    /** Every version that was recorded, the one that is valid last first. */
    public List<InvoicingIdentity> history(Party party) {
        return identities.history(party);
    }
}
