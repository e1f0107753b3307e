package bourg.billing;

import bourg.marketplace.Party;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who a party is on receipts and invoices, from a day on. */
public record InvoicingIdentity(
        Party party,
        LocalDate validFrom,
        String legalName,
        Address address,
        Registrations registrations) {

    /** Where it has its seat. */
    public record Address(
            String street, String locality, String region, String postalCode, String country) {
        /** The address on one line. */
        public String line() {
            return street + ", " + locality + " (" + region + ")  " + postalCode + ", " + country;
        }
    }

    /** Under which numbers it collects taxes; each may be missing. */
    public record Registrations(@Nullable String gst, @Nullable String qst, @Nullable String vat) {
        /** Those that there are. */
        public List<Registration> all() {
            return Stream.of(
                            new Registration("GST", gst == null ? "" : gst),
                            new Registration("QST", qst == null ? "" : qst),
                            new Registration("VAT", vat == null ? "" : vat))
                    .filter(registration -> !registration.number().isEmpty())
                    .toList();
        }

        /** The numbers as they are kept: without spaces or hyphens, empty ones not at all. */
        public Registrations normal() {
            return new Registrations(normal(gst), normal(qst), normal(vat));
        }

        private static @Nullable String normal(@Nullable String typed) {
            String bare =
                    typed == null
                            ? ""
                            : typed.replaceAll("[\\s\\u00a0.-]", "").toUpperCase(Locale.ROOT);
            return bare.isEmpty() ? null : bare;
        }
    }

    /** A registration for a tax ({@code GST} stands for HST too) and its number. */
    public record Registration(String tax, String number) {}
}
