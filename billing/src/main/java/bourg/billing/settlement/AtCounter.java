package bourg.billing.settlement;

import bourg.billing.CounterPayment;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.checkout.CounterRows;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.Draft;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Order;
import bourg.marketplace.Party;
import bourg.tenants.AuditAct;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Books money that lies in a city's till: the same split in the same ledger, but what the others
 * are due of it the city owes. Books it back where it was a mistake.
 */
@Component
public class AtCounter {
    private final CounterRows rows;
    private final Payments payments;
    private final Transfers transfers;
    private final Following following;
    private final Desk desk;

    AtCounter(
            CounterRows rows,
            Payments payments,
            Transfers transfers,
            Following following,
            Desk desk) {
        this.rows = rows;
        this.payments = payments;
        this.transfers = transfers;
        this.following = following;
        this.desk = desk;
    }

    /** What comes after: telling the city, and giving back. */
    @Component
    record Following(Settlement settlement, Refunds refunds) {}

    /** Books the payment and tells the city; false if another attempt of the order is alive. */
    public boolean take(PaymentId id, Order order, CounterPayment wish) {
        boolean taken =
                desk.books()
                        .inTransaction(() -> {
                            boolean free = rows.insert(id, order, wish);
                            if (free) {
                                book(payments.lock(id).payment());
                            }
                            return free;
                        });
        if (taken) {
            following.settlement().settle(id);
        }
        return taken;
    }

    private void book(Payment payment) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Division division = Division.of(payment.quote());
        Draft draft =
                new Draft(
                        "counter:" + payment.id(),
                        "COUNTER",
                        now,
                        payment.order().toString(),
                        payment.total().currency());
        for (Part part : division.parts()) {
            draft.credit(Postings.account(part), part.code(), part.amountMinor());
        }
        InTill till = InTill.of(payment, division, division.amounts());
        till.addTo(draft);
        rows.captured(payment.id(), desk.books().ledger().post(draft), now, till.owedMinor());
        transfers.plan(payment, division, Map.of());
        desk.work().schedule(Work.SETTLE, payment.id());
        desk.work()
                .schedule(
                        Work.COVER,
                        new Purse(Party.city(payment.city()), payment.total().currency()).named());
        desk.work().note(payment.city(), AuditAct.on("counter_payment_recorded", payment.order()));
    }

    /** All parts of the payment go back; safe to repeat. */
    public void undo(PaymentId id, String reason) {
        desk.books()
                .runInTransaction(() -> {
                    Payment payment = payments.lock(id).payment();
                    if (rows.undone(id)) {
                        following.refunds().inFull(id, reason, CounterRows.UNDOING);
                        desk.work()
                                .note(
                                        payment.city(),
                                        AuditAct.on("counter_payment_undone", payment.order()));
                    }
                });
    }
}
