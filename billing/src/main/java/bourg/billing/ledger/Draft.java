package bourg.billing.ledger;

import bourg.billing.ledger.LedgerAccount.Purpose;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A posting being drawn up: its key, kind and reference, and entries that must balance. */
public final class Draft {
    final String key;
    final String kind;
    final Instant occurredAt;
    final String reference;
    final List<Line> lines = new ArrayList<>();
    private final Currency currency;

    public Draft(String key, String kind, Instant occurredAt, String reference, Currency currency) {
        this.key = key;
        this.kind = kind;
        this.occurredAt = occurredAt;
        this.reference = reference;
        this.currency = currency;
    }

    public Draft debit(LedgerAccount account, String why, long amountMinor) {
        return debit(account, why, amountMinor, null);
    }

    /** Adds a debit (a negative one is a credit, zero is nothing). */
    public Draft debit(
            LedgerAccount account, String why, long amountMinor, @Nullable String providerRef) {
        if (amountMinor != 0) {
            lines.add(
                    new Line(
                            account.party().toString(),
                            account.purpose(),
                            currency.getCurrencyCode(),
                            why,
                            amountMinor,
                            providerRef));
        }
        return this;
    }

    public Draft credit(LedgerAccount account, String why, long amountMinor) {
        return debit(account, why, Math.negateExact(amountMinor), null);
    }

    public Draft credit(
            LedgerAccount account, String why, long amountMinor, @Nullable String providerRef) {
        return debit(account, why, Math.negateExact(amountMinor), providerRef);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** An entry as the ledger's function takes it. */
    record Line(
            String party,
            Purpose account,
            String currency,
            String kind,
            @JsonProperty("amount_minor") long amountMinor,
            @JsonProperty("provider_ref") @Nullable String providerRef) {}
}
