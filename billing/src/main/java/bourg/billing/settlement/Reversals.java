package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.RefundId;
import bourg.billing.TransferId;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Party;
import bourg.tenants.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What refunds take back from transfers; writes join the caller's transaction. */
@Component
class Reversals {
    private final JdbcClient federation;
    private final Transfers transfers;
    private final Work work;

    Reversals(@Qualifier("federation") JdbcClient federation, Transfers transfers, Work work) {
        this.federation = federation;
        this.transfers = transfers;
        this.work = work;
    }

    /** A row of table transfer_reversal. */
    record Row(
            UUID id,
            RefundId refund,
            TransferId transfer,
            long taxMinor,
            long shareMinor,
            @Nullable Long amountMinor,
            int attempt,
            State state) {
        long partMinor() {
            return Math.addExact(taxMinor, shareMinor);
        }

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    new RefundId(row.getObject("refund", UUID.class)),
                    new TransferId(row.getObject("transfer", UUID.class)),
                    row.getLong("tax_minor"),
                    row.getLong("share_minor"),
                    row.getObject("amount_minor", Long.class),
                    row.getInt("attempt"),
                    State.valueOf(row.getString("state")));
        }
    }

    enum State {
        WAITING,
        SENT,
        /** The transfer had not been sent: it is, or was, simply made smaller. */
        NOT_NEEDED
    }

    /** Makes planned transfers smaller; of sent ones the part is to be taken back. */
    void plan(RefundId refund, PaymentId payment, Division division, long[] parts) {
        for (TransferRow transfer : transfers.lockAll(payment)) {
            long tax = division.held(transfer.party(), Part.Kind.TAX, parts);
            long share = division.held(transfer.party(), Part.Kind.SHARE, parts);
            if (tax + share == 0) {
                continue;
            }
            boolean planned = transfer.state() == TransferRow.State.PLANNED;
            if (planned) {
                transfers.addDue(transfer.id(), -(tax + share));
            }
            federation
                    .sql(
                            "insert into transfer_reversal (id, refund, transfer, tax_minor, share_minor, state,"
                                    + " created_at) values (?, ?, ?, ?, ?, ?, now())")
                    .params(
                            Identifiers.next(),
                            refund.value(),
                            transfer.id().value(),
                            tax,
                            share,
                            (planned ? State.NOT_NEEDED : State.WAITING).name())
                    .update();
        }
    }

    Row require(UUID id) {
        return federation
                .sql("select * from transfer_reversal where id = ?")
                .param(id)
                .query(Row::read)
                .single();
    }

    List<Row> ofRefund(RefundId refund) {
        return federation
                .sql("select * from transfer_reversal where refund = ? order by id")
                .param(refund.value())
                .query(Row::read)
                .list();
    }

    void reserve(Row row, long amountMinor) {
        federation
                .sql("update transfer_reversal set amount_minor = ? where id = ?")
                .params(amountMinor, row.id())
                .update();
        transfers.addReversed(row.transfer(), amountMinor);
    }

    void sent(Row row, String providerRef) {
        federation
                .sql("update transfer_reversal set state = 'SENT', provider_ref = ? where id = ?")
                .params(providerRef, row.id())
                .update();
    }

    void notNeeded(Row row) {
        federation
                .sql("update transfer_reversal set state = 'NOT_NEEDED' where id = ?")
                .param(row.id())
                .update();
    }

    /** The refund came to nothing: transfers not yet sent grow back, nothing more is taken back. */
    void undo(RefundId refund) {
        for (Row row : ofRefund(refund)) {
            boolean planned = transfers.lock(row.transfer()).state() == TransferRow.State.PLANNED;
            if (row.state() == State.NOT_NEEDED && planned) {
                transfers.addDue(row.transfer(), row.partMinor());
                work.schedule(Work.TRANSFER, row.transfer());
            } else if (row.state() == State.WAITING) {
                notNeeded(row);
            }
        }
    }

    /** The provider said no; the next try goes under another key. */
    void refused(Row row, String refusal) {
        federation
                .sql("update transfer_reversal set refusal = ?, attempt = attempt + 1 where id = ?")
                .params(refusal, row.id())
                .update();
    }

    /** Whether something that was sent to the party is on its way back. */
    boolean isWaitingFor(Party party) {
        return federation
                .sql(
                        """
                        select exists (select from transfer_reversal r
                            join transfer t on t.id = r.transfer join refund f on f.id = r.refund
                            where t.party = ? and r.state = 'WAITING' and f.state <> 'FAILED')\
                        """)
                .param(party.toString())
                .query(Boolean.class)
                .single();
    }

    void resumeOf(TransferId transfer) {
        resume("transfer = ?", transfer.value());
    }

    void resumeOf(RefundId refund) {
        resume("refund = ?", refund.value());
    }

    void resumeAll() {
        resume("created_at < now() - interval '1 minute'");
    }

    private void resume(String which, Object... parameters) {
        federation
                .sql(
                        "select id from transfer_reversal where state = 'WAITING' and "
                                + which
                                + " limit 500")
                .params(parameters)
                .query(UUID.class)
                .list()
                .forEach(id -> work.schedule(Work.REVERSAL, id.toString()));
    }
}
