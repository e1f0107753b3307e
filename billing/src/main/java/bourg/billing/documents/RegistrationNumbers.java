package bourg.billing.documents;

import bourg.billing.InvoicingIdentity;
import bourg.tenants.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what stands on invoices. Numbers are checked by their form and, for the business number of
 * the Canada Revenue Agency, by its check digit; Revenu Québec publishes no rule for its own.
 */
public final class RegistrationNumbers {
    private static final int BUSINESS_NUMBER = 9;
    private static final int TEN = 10;
    private static final int MOST = 200;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private RegistrationNumbers() {}

    /** What is wrong, by the names of the fields. */
    public static List<FieldError> faults(InvoicingIdentity identity) {
        List<FieldError> faults = new ArrayList<>();
        text(faults, "legal_name", identity.legalName());
        InvoicingIdentity.Address address = identity.address();
        text(faults, "street", address.street());
        text(faults, "locality", address.locality());
        text(faults, "region", address.region());
        text(faults, "postal_code", address.postalCode());
        if (!COUNTRIES.contains(address.country())) {
            faults.add(FieldError.of("country", "country_unknown"));
        }
        InvoicingIdentity.Registrations numbers = identity.registrations();
        if (!isGst(numbers.gst())) {
            faults.add(FieldError.of("gst", "gst_number_wrong"));
        }
        if (!matches(numbers.qst(), "[0-9]{10}TQ[0-9]{4}")) {
            faults.add(FieldError.of("qst", "qst_number_wrong"));
        }
        if (!matches(numbers.vat(), "[A-Z]{2}[0-9A-Z]{2,13}")) {
            faults.add(FieldError.of("vat", "vat_number_wrong"));
        }
        return faults;
    }

    private static void text(List<FieldError> faults, String field, String text) {
        if (text.isBlank()) {
            faults.add(FieldError.of(field, "required"));
        } else if (text.length() > MOST) {
            faults.add(FieldError.of(field, "too_long", MOST));
        }
    }

    private static boolean isGst(@Nullable String number) {
        return number == null || (matches(number, "[0-9]{9}RT[0-9]{4}") && hasCheckDigit(number));
    }

    private static boolean matches(@Nullable String number, String form) {
        return number == null || number.matches(form);
    }

    /** The last of the nine digits of a business number makes their Luhn sum a multiple of ten. */
    private static boolean hasCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < BUSINESS_NUMBER; i++) {
            int digit = Character.digit(number.charAt(i), TEN);
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted / TEN + weighted % TEN;
        }
        return sum % TEN == 0;
    }
}
