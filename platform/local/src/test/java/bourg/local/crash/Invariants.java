package bourg.local.crash;

import bourg.local.RunningPlatform;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must hold of the control plane, each as a question whose answer is how often it does not:
 * some at any moment, also right after a crash, the others once nothing is under way.
 */
final class Invariants {
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "the trial balance is zero",
                    "select count(*) from ledger.trial_balance where amount_minor <> 0",
                    "the ledger verifies",
                    "select count(*) from ledger.verify()",
                    "balances are the sums of entries",
                    """
                    select count(*) from ledger.balances b where amount_minor <> (select coalesce(sum(e.amount_minor), 0)
                    from ledger.entries e where e.party = b.party and e.account = b.account and e.currency = b.currency)
                    """,
                    "a payment is captured if and only if its posting says so",
                    """
                    select count(*) from (select posting_key from ledger.entries where posting_kind in ('CAPTURE', 'COUNTER') group by posting_key) c
                    full join (select posting from control.payment where state = 'CAPTURED') p
                        on c.posting_key = (select posting_key from ledger.entries e where e.posting = p.posting limit 1)
                    where c.posting_key is null or p.posting is null
                    """,
                    "an order is paid once",
                    """
                    select count(*) from (select order_id from control.payment where state = 'CAPTURED' and not surplus
                        group by order_id having count(*) > 1) twice
                    """,
                    "nobody gets back more than was paid",
                    "select count(*) from control.payment where refunded_minor > total_minor",
                    "no transfer is taken back beyond what was sent",
                    "select count(*) from control.transfer where reversed_minor > sent_minor");

    private static final Map<String, String> AT_REST =
            Map.of(
                    "no payment is under way",
                    "select count(*) from control.payment where state = 'PROCESSING'",
                    "the city knows of every payment",
                    "select count(*) from control.payment where state = 'CAPTURED' and settled_at is null",
                    "no transfer is under way",
                    "select count(*) from control.transfer where state = 'SENDING'",
                    // What was paid at a counter waits until its city has covered it.
                    "no transfer waits for money that is there",
                    """
                    select count(*) from control.transfer t left join control.payment p on p.id = t.payment
                    where t.state = 'PLANNED' and t.due_minor > 0 and (p.id is null or p.means = 'ONLINE' or p.covered_at is not null)
                    """,
                    "no refund is under way",
                    "select count(*) from control.refund where state = 'REQUESTED' or told_at is null",
                    "nothing waits to be taken back",
                    "select count(*) from control.transfer_reversal where state = 'WAITING'",
                    "nothing is in transit",
                    "select count(*) from ledger.balances where account = 'TRANSIT' and amount_minor <> 0",
                    "parties hold no more than is left of the charge",
                    """
                    select count(*) from control.payment p where p.state = 'CAPTURED' and p.total_minor - p.refunded_minor <
                        (select coalesce(sum(sent_minor - reversed_minor), 0) from control.transfer t where t.payment = p.id)
                    """,
                    "receipts have numbers without gaps",
                    """
                    select count(*) from (select 1 from control.payment where receipt_number is not null
                        group by city, receipt_year having max(receipt_number) <> count(*)) gap
                    """,
                    "what was announced has ended",
                    "select count(*) from ledger.announcements where outcome is null");

    private Invariants() {}

    /** Those that are broken, and how often. */
    static Map<String, Long> brokenNow() {
        return broken(ALWAYS);
    }

    static Map<String, Long> brokenAtRest() {
        Map<String, Long> broken = brokenNow();
        broken.putAll(broken(AT_REST));
        return broken;
    }

    private static Map<String, Long> broken(Map<String, String> questions) {
        Map<String, Long> broken = new LinkedHashMap<>();
        try (var connection = RunningPlatform.get().federation();
                var statement = connection.createStatement()) {
            for (var question : questions.entrySet()) {
                try (var row = statement.executeQuery(question.getValue())) {
                    row.next();
                    if (row.getLong(1) != 0) {
                        broken.put(question.getKey(), row.getLong(1));
                    }
                }
            }
            return broken;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
