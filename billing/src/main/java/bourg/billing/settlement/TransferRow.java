package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.PostingId;
import bourg.billing.TransferId;
import bourg.marketplace.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of table transfer; it has no payment if it sends what a party is owed again. */
record TransferRow(
        TransferId id,
        @Nullable PaymentId payment,
        Party party,
        Currency currency,
        long dueMinor,
        long dueTaxMinor,
        long sentMinor,
        long reversedMinor,
        State state,
        int attempt,
        @Nullable String destination,
        @Nullable PostingId posting,
        @Nullable String providerRef) {
    enum State {
        PLANNED,
        SENDING,
        SENT,
        /** All of it stayed here, for what the party owed. */
        NETTED,
        CANCELLED
    }

    long dueShareMinor() {
        return Math.subtractExact(dueMinor, dueTaxMinor);
    }

    /** What the provider can still be asked to take back. */
    long reversibleMinor() {
        return Math.subtractExact(sentMinor, reversedMinor);
    }

    static TransferRow read(ResultSet row, int number) throws SQLException {
        UUID posting = row.getObject("posting", UUID.class);
        UUID payment = row.getObject("payment", UUID.class);
        return new TransferRow(
                new TransferId(row.getObject("id", UUID.class)),
                payment == null ? null : new PaymentId(payment),
                Party.parse(row.getString("party")).orElseThrow(),
                Currency.getInstance(row.getString("currency")),
                row.getLong("due_minor"),
                row.getLong("due_tax_minor"),
                row.getLong("sent_minor"),
                row.getLong("reversed_minor"),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("destination"),
                posting == null ? null : new PostingId(posting),
                row.getString("provider_ref"));
    }
}
