package bourg.billing.accounting;

import bourg.billing.Income;
import bourg.marketplace.Money;
import bourg.tenants.City;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table city_budget: what cities say of their own years. */
@Component
public class BudgetRows {
    private final JdbcClient federation;

    BudgetRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public Optional<Income.Budget> find(City city, int year) {
        return federation
                .sql(
                        "select taxes_minor, grants_minor, other_minor from city_budget where city = ? and year = ?")
                .params(city.id().value(), year)
                .query((row, _) ->
                        new Income.Budget(
                                year,
                                new Money(row.getLong(1), city.currency()),
                                new Money(row.getLong(2), city.currency()),
                                new Money(row.getLong(3), city.currency())))
                .optional();
    }

    public void keep(City city, Income.Budget budget) {
        federation
                .sql(
                        "insert into city_budget (city, year, taxes_minor, grants_minor, other_minor, changed_at)"
                                + " values (?, ?, ?, ?, ?, now()) on conflict (city, year) do update set"
                                + " taxes_minor = excluded.taxes_minor, grants_minor = excluded.grants_minor,"
                                + " other_minor = excluded.other_minor, changed_at = excluded.changed_at")
                .params(
                        city.id().value(),
                        budget.year(),
                        budget.taxes().amountMinor(),
                        budget.grants().amountMinor(),
                        budget.other().amountMinor())
                .update();
    }
}
