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
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What refunds and disputes take back from transfers; writes join the caller's transaction. */
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
            @Nullable RefundId refund,
            @Nullable String movement,
            TransferId transfer,
            long taxMinor,
            long shareMinor,
            @Nullable Long amountMinor,
            int attempt,
            State state) {
        Cause cause() {
            return new Cause(refund == null ? null : refund.value(), movement);
        }

        long partMinor() {
            return Math.addExact(taxMinor, shareMinor);
        }

        static Row read(ResultSet row, int number) throws SQLException {
            UUID refund = row.getObject("refund", UUID.class);
            return new Row(
                    row.getObject("id", UUID.class),
                    refund == null ? null : new RefundId(refund),
                    row.getString("movement"),
                    new TransferId(row.getObject("transfer", UUID.class)),
                    row.getLong("tax_minor"),
                    row.getLong("share_minor"),
                    row.getObject("amount_minor", Long.class),
                    row.getInt("attempt"),
                    State.valueOf(row.getString("state")));
        }
    }

    /** Why something is taken back: a refund, or money that a dispute took. */
    record Cause(@Nullable UUID refund, @Nullable String movement) {
        static Cause of(RefundId refund) {
            return new Cause(refund.value(), null);
        }

        static Cause ofDispute(String movement) {
            return new Cause(null, movement);
        }
    }

    enum State {
        WAITING,
        SENT,
        /** The transfer had not been sent: it is, or was, simply made smaller. */
        NOT_NEEDED
    }

    /** Makes planned transfers smaller; of sent ones the part is to be taken back. */
    void plan(Cause cause, PaymentId payment, Division division, long[] parts) {
        for (TransferRow transfer : transfers.lockAll(payment)) {
            long tax = division.held(transfer.party(), Part.Kind.TAX, parts);
            long share = division.held(transfer.party(), Part.Kind.SHARE, parts);
            if (tax + share == 0) {
                continue;
            }
            boolean planned = transfer.state() == TransferRow.State.PLANNED;
            if (planned) {
                transfers.addDue(transfer.id(), -tax, -share);
            }
            insert(cause, transfer.id(), tax, share, planned ? State.NOT_NEEDED : State.WAITING);
        }
    }

    private UUID insert(Cause cause, TransferId transfer, long tax, long share, State state) {
        UUID id = Identifiers.next();
        federation
                .sql(
                        "insert into transfer_reversal (id, refund, movement, transfer, tax_minor, share_minor, state, created_at)"
                                + " values (:id, :refund, :movement, :transfer, :tax, :share, :state, now())")
                .param("id", id)
                .param("refund", cause.refund(), Types.OTHER)
                .param("movement", cause.movement(), Types.VARCHAR)
                .param("transfer", transfer.value())
                .param("tax", tax)
                .param("share", share)
                .param("state", state.name())
                .update();
        return id;
    }

    /**
     * What the payment's own transfer does not hold any more is taken back from what the party was
     * sent again.
     */
    void takeRestElsewhere(Row row, TransferRow from, long taken) {
        long tax = row.taxMinor() - Math.min(row.taxMinor(), taken);
        long share = row.partMinor() - taken - tax;
        for (TransferRow again : transfers.lockSentAgain(from.party(), from.currency())) {
            long here = Math.min(tax + share, again.reversibleMinor());
            if (here > 0) {
                long taxHere = Math.min(tax, here);
                UUID id = insert(row.cause(), again.id(), taxHere, here - taxHere, State.WAITING);
                work.schedule(Work.REVERSAL, id.toString());
                tax -= taxHere;
                share -= here - taxHere;
            }
        }
    }

    Row require(UUID id) {
        return federation
                .sql("select * from transfer_reversal where id = ?")
                .param(id)
                .query(Row::read)
                .single();
    }

    private List<Row> of(Cause cause) {
        return federation
                .sql(
                        "select * from transfer_reversal where refund = :refund or movement = :movement order by id")
                .param("refund", cause.refund(), Types.OTHER)
                .param("movement", cause.movement(), Types.VARCHAR)
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

    /**
     * The refund came to nothing, or the dispute was won: transfers not yet sent grow back, nothing
     * more is taken back, and what was taken back is owed again. What the provider may have taken
     * back already is finished first.
     */
    void undo(Cause cause) {
        for (Row row : of(cause)) {
            TransferRow transfer = transfers.lock(row.transfer());
            boolean planned = transfer.state() == TransferRow.State.PLANNED;
            if (row.state() == State.NOT_NEEDED && planned) {
                transfers.addDue(row.transfer(), row.taxMinor(), row.shareMinor());
                work.schedule(Work.TRANSFER, row.transfer());
            } else if (row.state() == State.WAITING && row.amountMinor() == null) {
                notNeeded(row);
            }
            giveOnWhatIsOwedAgain(transfer);
        }
    }

    /** What came back from a party may be owed to it again by now. */
    void giveOnWhatIsOwedAgain(TransferRow transfer) {
        work.schedule(Work.OWED_AGAIN, OwedAgain.of(transfer.party(), transfer.currency()));
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
                            join transfer t on t.id = r.transfer left join refund f on f.id = r.refund
                            where t.party = ? and r.state = 'WAITING'
                                and (f.state is distinct from 'FAILED' or r.amount_minor is not null))\
                        """)
                .param(party.toString())
                .query(Boolean.class)
                .single();
    }

    void resumeOf(TransferId transfer) {
        resume("transfer = ?", transfer.value());
    }

    /** The same for all parties of a payment. */
    void giveOnWhatIsOwedAgain(PaymentId payment) {
        transfers.lockAll(payment).forEach(this::giveOnWhatIsOwedAgain);
    }

    void resumeOf(Cause cause) {
        resume("movement = ?", String.valueOf(cause.movement()));
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
