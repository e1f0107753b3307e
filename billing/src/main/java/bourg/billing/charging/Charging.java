package bourg.billing.charging;

import bourg.billing.CityBillId;
import bourg.billing.metering.RoundDivision;
import bourg.billing.metering.RoundDivision.Divided;
import bourg.billing.metering.RoundDivision.Due;
import bourg.billing.settlement.Coverage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes bills of rated rounds and of months that are paid by population. Whoever is killed is
 * followed, and nothing is charged twice.
 */
@Component
class Charging {
    private static final Logger LOG = LoggerFactory.getLogger(Charging.class);
    private static final int AT_ONCE = 500;

    private final RoundDivision rounds;
    private final CapitaMonths months;
    private final Billed billed;
    private final Coverage coverage;
    private final TransactionTemplate transactions;

    Charging(
            RoundDivision rounds,
            CapitaMonths months,
            Billed billed,
            Coverage coverage,
            @Qualifier("federationTransactions") PlatformTransactionManager transactions) {
        this.rounds = rounds;
        this.months = months;
        this.billed = billed;
        this.coverage = coverage;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** Charges what is due and not charged, then sends on what cities have covered. */
    void run() {
        for (Due due : rounds.due(AT_ONCE)) {
            alone(due, () -> charge(due));
        }
        for (CapitaMonths.Month month : months.due(Instant.now())) {
            alone(month, () -> transactions.executeWithoutResult(_ -> charge(month)));
        }
        coverage.lookAtAll();
    }

    /** One month that cannot be charged holds up no other. */
    private static void alone(Object what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("{} is not charged", what, failure);
        }
    }

    private void charge(Due due) {
        Divided divided = rounds.divide(due);
        transactions.executeWithoutResult(_ -> {
            if (billed.claim(due)) {
                billed.post(
                        new BillRows.Wish(
                                CityBillId.next(),
                                "METERED",
                                due.city(),
                                due.adoption(),
                                due.agreement(),
                                due.month(),
                                divided,
                                now()),
                        new BillRows.Origin(due.period(), due.round(), null, null),
                        "bill:" + due.period() + ":" + due.round());
            }
        });
    }

    private void charge(CapitaMonths.Month month) {
        if (billed.claim(month)) {
            billed.post(
                    new BillRows.Wish(
                            CityBillId.next(),
                            "PER_CAPITA",
                            month.city(),
                            month.adoption(),
                            month.agreement(),
                            month.month(),
                            month.divided(),
                            now()),
                    new BillRows.Origin(null, null, month.price(), month.population()),
                    "bill:" + month.adoption() + ":" + month.month());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
