package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.TransferId;
import bourg.billing.ledger.LedgerAccount;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the others be sent what is theirs of money in a city's till, once what the city was owed
 * elsewhere has stayed here for it: the oldest payment first, each of them whole. What the city
 * owes of it all is its debt in the ledger, so nothing covers twice.
 */
@Component
class Cover {
    private static final Logger LOG = LoggerFactory.getLogger(Cover.class);
    private static final int MOST = 500;

    /** Those for which nothing is missing when the debt is put on the newest of them. */
    private static final String RELEASE =
            """
            update payment set covered_at = now() where id in (
                select id from (
                    select id, coalesce(sum(owed_minor) over (order by captured_at desc, id desc
                        rows between unbounded preceding and 1 preceding), 0) as newer_minor
                    from payment where city = :city and currency = :currency and means <> 'ONLINE'
                        and state = 'CAPTURED' and covered_at is null) waiting
                where newer_minor >= :debt)
            returning id
            """;

    /** What refunds that the provider has yet to make will take from the party. */
    private static final String LEAVING =
            """
            select coalesce(sum(r.share_minor), 0)::bigint
            from refund f join transfer_reversal r on r.refund = f.id join transfer t on t.id = r.transfer
            where f.state = 'REQUESTED' and t.party = ? and t.currency = ?
            """;

    private final JdbcClient federation;
    private final Desk desk;

    Cover(@Qualifier("federation") JdbcClient federation, Desk desk) {
        this.federation = federation;
        this.desk = desk;
    }

    void look(String work) {
        look(Purse.of(work));
    }

    /** Nobody sends the city anything meanwhile. */
    private void look(Purse purse) {
        desk.books()
                .runInTransaction(() -> {
                    long held =
                            desk.books()
                                    .ledger()
                                    .hold(LedgerAccount.shareOf(purse.party()), purse.currency());
                    long debt = Math.max(0, leaving(purse) - held);
                    List<PaymentId> covered = release(purse, debt);
                    covered.forEach(this::send);
                    if (!covered.isEmpty()) {
                        LOG.info("{} covers {} payments at its counter", purse, covered.size());
                    }
                });
    }

    private long leaving(Purse purse) {
        return federation
                .sql(LEAVING)
                .params(purse.party().toString(), purse.currency().getCurrencyCode())
                .query(Long.class)
                .single();
    }

    private List<PaymentId> release(Purse city, long debtMinor) {
        return federation
                .sql(RELEASE)
                .param("city", city.city().value())
                .param("currency", city.currency().getCurrencyCode())
                .param("debt", debtMinor)
                .query((row, _) -> new PaymentId(row.getObject("id", UUID.class)))
                .list();
    }

    private void send(PaymentId payment) {
        federation
                .sql("select id from transfer where payment = ? and state = 'PLANNED' order by id")
                .param(payment.value())
                .query(UUID.class)
                .list()
                .forEach(id -> desk.work().schedule(Work.TRANSFER, new TransferId(id)));
    }

    /** Looks again at every city of whose counter something waits. */
    void lookAll() {
        federation
                .sql(
                        "select distinct city, currency from payment where means <> 'ONLINE' and state = 'CAPTURED'"
                                + " and covered_at is null limit "
                                + MOST)
                .query((row, _) -> Purse.ofCity(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(this::look);
    }
}
