package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PostingId;
import bourg.billing.TransferId;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Party;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each party is to be sent of each payment; writes join the caller's transaction. */
@Component
class Transfers {
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    private final JdbcClient federation;
    private final Work work;

    Transfers(@Qualifier("federation") JdbcClient federation, Work work) {
        this.federation = federation;
        this.work = work;
    }

    /**
     * Plans one transfer per party: its share and its taxes without the fee it bears. A city that
     * has the money in its till is sent nothing.
     */
    void plan(Payment payment, Division division, Map<Party, Long> fees) {
        Set<Party> parties = new LinkedHashSet<>();
        division.parts().forEach(part -> parties.add(part.party()));
        parties.remove(Party.platform());
        if (payment.means().atCounter()) {
            parties.remove(Party.city(payment.city()));
        }
        long[] amounts = division.amounts();
        for (Party party : parties) {
            long tax = division.held(party, Part.Kind.TAX, amounts);
            long share =
                    division.held(party, Part.Kind.SHARE, amounts) - fees.getOrDefault(party, 0L);
            plan(payment.id().value(), party, payment.total().currency(), tax, share);
        }
    }

    /** Plans to send a party what it is owed again, out of no payment. */
    void planOwedAgain(Party party, Currency currency, long taxMinor, long shareMinor) {
        plan(null, party, currency, taxMinor, shareMinor);
    }

    private void plan(
            @Nullable UUID payment, Party party, Currency currency, long tax, long share) {
        TransferId id = TransferId.next();
        federation
                .sql(
                        "insert into transfer (id, payment, party, currency, due_minor, due_tax_minor, state, created_at)"
                                + " values (:id, :payment, :party, :currency, :due, :tax, 'PLANNED', now())")
                .param("id", id.value())
                .param("payment", payment, Types.OTHER)
                .param("party", party.toString())
                .param("currency", currency.getCurrencyCode())
                .param("due", Math.addExact(tax, share))
                .param("tax", tax)
                .update();
        work.schedule(Work.TRANSFER, id);
    }

    /** The payment of a transfer, which is locked before the transfer is; none if owed again. */
    Optional<PaymentId> paymentOf(TransferId id) {
        return federation
                .sql("select payment from transfer where id = ? and payment is not null")
                .param(id.value())
                .query((row, _) -> new PaymentId(row.getObject("payment", UUID.class)))
                .optional();
    }

    TransferRow lock(TransferId id) {
        return federation
                .sql("select * from transfer where id = ? for update")
                .param(id.value())
                .query(TransferRow::read)
                .single();
    }

    List<TransferRow> lockAll(PaymentId payment) {
        return federation
                .sql("select * from transfer where payment = ? order by id for update")
                .param(payment.value())
                .query(TransferRow::read)
                .list();
    }

    /** Of what no payment stands behind, that which the party still has, the latest first. */
    List<TransferRow> lockSentAgain(Party party, Currency currency) {
        return federation
                .sql(
                        "select * from transfer where payment is null and party = ? and currency = ? and state = 'SENT'"
                                + " and sent_minor > reversed_minor order by id desc for update")
                .params(party.toString(), currency.getCurrencyCode())
                .query(TransferRow::read)
                .list();
    }

    void addDue(TransferId id, long taxMinor, long shareMinor) {
        federation
                .sql(
                        "update transfer set due_minor = due_minor + ?, due_tax_minor = due_tax_minor + ? where id = ?")
                .params(Math.addExact(taxMinor, shareMinor), taxMinor, id.value())
                .update();
    }

    void sending(TransferId id, String destination, Netting netting, PostingId posting) {
        federation
                .sql(
                        "update transfer set state = 'SENDING', sent_minor = ?, netted_minor = ?, destination = ?,"
                                + " posting = ?, refusal = null where id = ?")
                .params(
                        netting.sentMinor(),
                        netting.nettedMinor(),
                        destination,
                        posting.value(),
                        id.value())
                .update();
    }

    /** All of it stays here, for what the party owes. */
    void netted(TransferId id) {
        federation
                .sql("update transfer set state = 'NETTED', netted_minor = due_minor where id = ?")
                .param(id.value())
                .update();
    }

    void sent(TransferId id, String providerRef) {
        federation
                .sql("update transfer set state = 'SENT', provider_ref = ? where id = ?")
                .params(providerRef, id.value())
                .update();
    }

    /** The provider said no: planned again, to be tried later under another key. */
    void refused(TransferId id, String refusal) {
        federation
                .sql(
                        "update transfer set state = 'PLANNED', sent_minor = 0, netted_minor = 0, destination = null, posting = null,"
                                + " attempt = attempt + 1, refusal = ?, not_before = ? where id = ?")
                .params(
                        refusal,
                        Instant.now().plus(AFTER_REFUSAL).atOffset(ZoneOffset.UTC),
                        id.value())
                .update();
    }

    void addReversed(TransferId id, long amountMinor) {
        federation
                .sql("update transfer set reversed_minor = reversed_minor + ? where id = ?")
                .params(amountMinor, id.value())
                .update();
    }

    void lookForCover(Purse city) {
        work.schedule(Work.COVER, city.named());
    }

    /** Takes up what waits for the party's account; called when the account may be active. */
    void resume(Party party) {
        scheduleAll("t.party = ?", party.toString());
    }

    /** Takes up every transfer that could go out but did not. */
    void resumeAll() {
        scheduleAll("(t.not_before is null or t.not_before < now())");
    }

    private void scheduleAll(String which, Object... parameters) {
        federation
                .sql(
                        "select t.id from transfer t join payout_account a on a.party = t.party and a.status = 'ACTIVE'"
                                + " left join payment p on p.id = t.payment"
                                + " where (p.id is null or p.means = 'ONLINE' or p.covered_at is not null)"
                                + " and (t.state = 'SENDING' or t.state = 'PLANNED' and t.due_minor > 0) and "
                                + which
                                + " order by t.id limit 500")
                .params(parameters)
                .query(UUID.class)
                .list()
                .forEach(id -> work.schedule(Work.TRANSFER, new TransferId(id)));
    }
}
