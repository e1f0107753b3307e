package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Accounting;
import bourg.billing.GlCodes;
import bourg.billing.GlPurpose;
import bourg.billing.Income;
import bourg.billing.Incomes;
import bourg.billing.Journal;
import bourg.billing.WhatIf;
import bourg.billing.documents.MonthEnd;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.OfferId;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import bourg.tenants.City;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a city's accountants and its treasurer read of real sales. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityIncomeTest extends SaleTest {
    @Autowired Accounting accounting;
    @Autowired Incomes incomes;
    @Autowired MonthEnd monthEnd;

    /** Two sales of 100.01, of one of which a third went back. */
    private Shop.OnSale traded(String code) {
        var sale =
                shop.open(
                        cities.quebec(code),
                        10_001,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.CITY);
        shop.onboard(sale);
        Order first = sold(sale);
        sold(sale);
        await("sent", () -> transfersIn(first, "SENT") == 2);
        in(first, () -> billing.refund(first.id(), Money.of(3_833, "CAD"), "Geste", "one"));
        await("refunded", () -> refunded(first) == 1);
        return sale;
    }

    private long refunded(Order order) {
        return federation
                .sql(
                        "select count(*) from refund r where order_id = ? and state = 'SUCCEEDED'"
                                + " and not exists (select from transfer_reversal v where v.refund = r.id and v.state = 'WAITING')")
                .param(order.id().value())
                .query(Long.class)
                .single();
    }

    private OfferId offer(City city) {
        return accounting.services(city).getFirst().offer();
    }

    @Test
    void aClosedMonthIsAJournalThatBalances() {
        City city = traded("journal").city();
        YearMonth month = YearMonth.now(city.timeZone());
        assertThat(accounting.journal(city, month)).isEmpty();
        monthEnd.run(Instant.now().plus(Duration.ofDays(40)));

        Journal journal = accounting.journal(city, month).orElseThrow();
        assertThat(journal.debits()).isEqualTo(journal.credits());
        assertThat(journal.lines())
                .extracting(Journal.Line::purpose)
                .contains(GlPurpose.BANK, GlPurpose.CARD_FEES, GlPurpose.REVENUE);
        assertThat(journal.lines())
                .filteredOn(line -> line.purpose() == GlPurpose.REVENUE)
                .allSatisfy(line -> {
                    assertThat(line.code()).isEqualTo("4100");
                    assertThat(line.service()).isNotNull();
                })
                .extracting(line -> line.credit().minus(line.debit()).amountMinor())
                .containsExactlyInAnyOrder(3_000L, -500L);

        accounting.change(
                city,
                new GlCodes(Map.of(GlPurpose.BANK, "02-100"), Map.of(offer(city), "04-200-10")));
        assertThat(accounting.journal(city, month).orElseThrow().lines())
                .extracting(Journal.Line::code)
                .contains("02-100", "04-200-10", "5410")
                .doesNotContain("4100", "1010");
    }

    @Test
    void incomeIsWhatTheLedgerSaysAndAReplayWithTheSameSplitIsToo() {
        City city = traded("cockpit").city();
        YearMonth month = YearMonth.now(city.timeZone());
        Income income = incomes.of(city, month);
        assertThat(income.total()).isEqualTo(Money.of(2_500, "CAD"));
        assertThat(income.cardFees().isPositive()).isTrue();
        assertThat(income.byMonth()).hasSize(12);
        assertThat(income.byMonth().getLast().amount()).isEqualTo(income.total());
        assertThat(income.bySource())
                .singleElement()
                .extracting(Income.Slice::of)
                .isEqualTo(Income.Source.COMMISSIONS);
        assertThat(income.byService())
                .singleElement()
                .extracting(Income.Slice::points)
                .isEqualTo(10_000);
        assertThat(income.concentration()).isEqualTo(new Income.Concentration(10_000, 10_000));

        WhatIf same =
                incomes.whatIf(city, month, offer(city), new BasisPoints(1_500)).orElseThrow();
        assertThat(same.sales()).isEqualTo(2);
        assertThat(same.cityNow()).isEqualTo(income.total()).isEqualTo(same.cityThen());
        WhatIf more =
                incomes.whatIf(city, month, offer(city), new BasisPoints(3_000)).orElseThrow();
        assertThat(more.difference()).isEqualTo(more.partnerNow().minus(more.partnerThen()));
        assertThat(more.cityThen().amountMinor()).isBetween(4_990L, 5_010L);
        assertThat(incomes.whatIf(city, month, offer(city), new BasisPoints(9_001))).isEmpty();
    }

    @Test
    void whatIsNeitherTaxNorGrantIsToldFromTheCitysOwnFigures() {
        City city = cities.quebec("budget");
        var budget =
                new Income.Budget(
                        2026, Money.of(700, "CAD"), Money.of(200, "CAD"), Money.of(50, "CAD"));
        incomes.keep(city, budget);
        assertThat(incomes.budget(city, 2026)).contains(budget);
        assertThat(incomes.budget(city, 2025)).isEmpty();
        assertThat(budget.ownPoints(Money.of(50, "CAD"))).isEqualTo(1_000);
    }
}
