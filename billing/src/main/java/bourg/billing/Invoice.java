package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice or a credit note as it was issued; whom it is for is known to the city alone. */
public record Invoice(Numbered number, Subject subject, Amounts amounts, Issue issue) {

    /** What kind of document it is. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** A number of its issuer's, without gaps in a year; both kinds share one sequence. */
    public record Numbered(UUID id, Kind kind, Party issuer, int year, long value) {
        public String text() {
            return "%s-%d-%06d".formatted(kind == Kind.INVOICE ? "F" : "NC", year, value);
        }

        /** The kind in the keys of texts. */
        public String key() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is about: what was sold, in which order; of a credit note, what it credits. */
    public record Subject(
            CityId city,
            OrderId order,
            Localized description,
            int quantity,
            @Nullable String credits) {}

    /**
     * Amounts are positive on both kinds. The net of an invoice is what a concession left of the
     * full price; a credit note is about what was paid, whatever was taken off before.
     */
    public record Amounts(
            Money net, List<Tax> taxes, Money total, Quote.@Nullable Reduction reduction) {
        public Amounts {
            taxes = List.copyOf(taxes);
        }

        /** Of a sale at the full price, or of what is given back. */
        public Amounts(Money net, List<Tax> taxes, Money total) {
            this(net, taxes, total, null);
        }

        /** Before anything was taken off and before taxes. */
        public Money full() {
            return reduction == null ? net : reduction.full();
        }
    }

    /** One tax and how much of it. */
    public record Tax(String code, Localized name, BigDecimal percent, Money amount) {}

    /** By whom and when, with what vouches for it. */
    public record Issue(
            InvoicingIdentity issuer, LocalDate day, LocalDate supplied, Instant at, String hash) {}
}
