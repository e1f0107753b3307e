package bourg.billing.settlement;

import bourg.billing.ledger.LedgerAccount;
import bourg.marketplace.Party;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which bills a city has covered, the oldest first: by sales whose money it was not sent, or by
 * what it paid. Only then may others be sent what they have of them.
 */
@Component
public class Coverage {
    private final JdbcClient federation;
    private final Books books;
    private final Work work;

    Coverage(@Qualifier("federation") JdbcClient federation, Books books, Work work) {
        this.federation = federation;
        this.books = books;
        this.work = work;
    }

    /** What of a party's money waits for a city. */
    record Withheld(long taxMinor, long shareMinor) {}

    private record Waiting(UUID bill, long dueMinor) {}

    Withheld withheld(Party party, Currency currency) {
        return federation
                .sql(
                        "select tax_minor, share_minor from bill_withheld where party = ? and currency = ?")
                .params(party.toString(), currency.getCurrencyCode())
                .query((row, _) -> new Withheld(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(new Withheld(0, 0));
    }

    /**
     * Releases what the city has covered by now, in the caller's transaction; nobody draws on its
     * account meanwhile. What it still owes counts against its newest bills.
     */
    public void look(Party city, Currency currency) {
        long held = books.ledger().hold(LedgerAccount.shareOf(city), currency);
        long debt = Math.max(0, -held);
        if (held > 0) {
            // A correction may have given the city more than its transfers will send.
            work.schedule(Work.OWED_AGAIN, OwedAgain.of(city, currency));
        }
        List<UUID> covered = new ArrayList<>();
        long newer = 0;
        for (Waiting bill : waiting(city, currency)) {
            if (newer >= debt) {
                covered.add(bill.bill());
            }
            newer = Math.addExact(newer, bill.dueMinor());
        }
        if (!covered.isEmpty()) {
            release(covered, currency);
        }
    }

    /** Looks at all cities of whose bills something waits, each in a transaction of its own. */
    public void lookAtAll() {
        federation
                .sql(
                        "select distinct b.payer, b.currency from city_bill b join city_bill_part p on p.bill = b.id"
                                + " where not p.released")
                .query((row, _) -> {
                    Party city = Party.parse(row.getString("payer")).orElseThrow();
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return (Runnable) () -> look(city, currency);
                })
                .list()
                .forEach(books::runInTransaction);
    }

    /** Newest first; due is what the bill took from the city, less its own part of it. */
    private List<Waiting> waiting(Party city, Currency currency) {
        return federation
                .sql(
                        """
                        select b.id, b.total_minor - coalesce(sum(p.amount_minor)
                            filter (where p.party = b.payer and p.kind = 'SHARE'), 0) as due_minor
                        from city_bill b join city_bill_part p on p.bill = b.id
                        where b.payer = ? and b.currency = ? group by b.id
                        having bool_or(not p.released) order by b.charged_at desc, b.id desc
                        """)
                .params(city.toString(), currency.getCurrencyCode())
                .query((row, _) ->
                        new Waiting(row.getObject("id", UUID.class), row.getLong("due_minor")))
                .list();
    }

    /** What a correction takes back counts as soon as nothing of what it corrects waits. */
    private void release(List<UUID> bills, Currency currency) {
        federation
                .sql(
                        "update city_bill_part set released = true where bill in (:bills) and not released")
                .param("bills", bills)
                .update();
        federation
                .sql(
                        """
                        update city_bill_part p set released = true where not released and amount_minor < 0
                        and not exists (select from city_bill_part q join city_bill b on b.id = q.bill
                            join city_bill c on c.id = p.bill and c.period = b.period
                            where q.party = p.party and not q.released and q.amount_minor > 0)
                        """)
                .update();
        federation
                .sql("select distinct party from city_bill_part where bill in (:bills)")
                .param("bills", bills)
                .query((row, _) -> Party.parse(row.getString("party")).orElseThrow())
                .list()
                .forEach(party -> work.schedule(Work.OWED_AGAIN, OwedAgain.of(party, currency)));
    }
}
