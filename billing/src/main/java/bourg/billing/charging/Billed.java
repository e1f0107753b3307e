package bourg.billing.charging;

import bourg.billing.PostingId;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.Ledger;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.metering.RoundDivision.Due;
import bourg.billing.settlement.Coverage;
import bourg.billing.sharing.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a bill with its posting, in the caller's transaction: the city is debited the whole, each
 * party is credited its part.
 */
@Component
class Billed {
    private final JdbcClient federation;
    private final BillRows rows;
    private final Ledger ledger;
    private final Coverage coverage;

    Billed(
            @Qualifier("federation") JdbcClient federation,
            BillRows rows,
            Ledger ledger,
            Coverage coverage) {
        this.federation = federation;
        this.rows = rows;
        this.ledger = ledger;
        this.coverage = coverage;
    }

    /** Has the round alone until the transaction ends; false if it has its bill already. */
    boolean claim(Due due) {
        federation
                .sql("select number from usage_round where period = ? and number = ? for update")
                .params(due.period(), due.round())
                .query(Integer.class)
                .single();
        return federation
                .sql("select not exists (select from city_bill where period = ? and round = ?)")
                .params(due.period(), due.round())
                .query(Boolean.class)
                .single();
    }

    /** Has the price alone until the transaction ends; false if the month has its bill already. */
    boolean claim(CapitaMonths.Month month) {
        federation
                .sql("select id::text from capita_price where id = ? for update")
                .param(month.price())
                .query(String.class)
                .single();
        return federation
                .sql(
                        "select not exists (select from city_bill where adoption = ? and month = ? and kind = 'PER_CAPITA')")
                .params(month.adoption(), month.month().atDay(1))
                .query(Boolean.class)
                .single();
    }

    void post(BillRows.Wish wish, BillRows.Origin origin, String key) {
        Draft draft =
                new Draft(
                        key,
                        "CITY_BILL",
                        wish.at(),
                        wish.id().toString(),
                        wish.divided().currency());
        draft.debit(LedgerAccount.shareOf(wish.payer()), "BILL", wish.divided().totalMinor());
        for (Part part : wish.divided().parts()) {
            draft.credit(
                    part.kind() == Part.Kind.TAX
                            ? LedgerAccount.taxOf(part.party())
                            : LedgerAccount.shareOf(part.party()),
                    part.code(),
                    part.amountMinor());
        }
        @Nullable PostingId posting = draft.isEmpty() ? null : ledger.post(draft);
        rows.insert(wish, origin, posting);
        coverage.look(wish.payer(), wish.divided().currency());
    }
}
