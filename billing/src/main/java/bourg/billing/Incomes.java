package bourg.billing;

import bourg.billing.accounting.BudgetRows;
import bourg.billing.accounting.IncomeSums;
import bourg.billing.accounting.Replay;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.OfferId;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a city earns, from the ledger; and what it would earn under another split. */
@Component
public class Incomes {
    private static final int MONTHS_BEFORE = 11;

    private final IncomeSums sums;
    private final Replay replay;
    private final BudgetRows budgets;
    private final AuditTrail trail;

    Incomes(IncomeSums sums, Replay replay, BudgetRows budgets, AuditTrail trail) {
        this.sums = sums;
        this.replay = replay;
        this.budgets = budgets;
        this.trail = trail;
    }

    /** The twelve months that end with this one. */
    public Income of(City city, YearMonth last) {
        return sums.of(city, last.minusMonths(MONTHS_BEFORE), last);
    }

    /**
     * Replays the sales of these twelve months with another share of the city, which the partner
     * gives or takes; the platform's stays. Empty if a sale does not leave that much to share.
     */
    public Optional<WhatIf> whatIf(City city, YearMonth last, OfferId offer, BasisPoints share) {
        return replay.of(city, last.minusMonths(MONTHS_BEFORE), last, offer).with(share);
    }

    public Optional<Income.Budget> budget(City city, int year) {
        return budgets.find(city, year);
    }

    /** Keeps the city's own figures of a year. */
    public void keep(City city, Income.Budget budget) {
        budgets.keep(city, budget);
        trail.changedOutside(city.id(), AuditAct.on("budget_changed", city.id()));
    }
}
