package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.PaymentState;
import bourg.billing.Reconciliation;
import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.Party;
import bourg.marketplace.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The same random story of sales and refunds, told calmly one after the other and told all at once
 * with failing calls and webhooks in any order and number, ends with the same money for everybody.
 */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class RandomSalesTest extends SaleTest {
    private static final long SEED = Long.getLong("bourg.sales.seed", 20_261_129);
    private static final int SALES = 8;
    private static final long TOTAL = 11_499;
    private static final String CARD = "4242424242424242";
    private static final String ACCOUNT = "000123456789";

    @Autowired Reconciliation reconciliation;

    /**
     * One sale: by card or from a bank account, and what is given back of it, one after the other.
     */
    private record Plot(boolean byBank, List<Long> refunds) {
        static Plot next(SplittableRandom random) {
            List<Long> refunds = new ArrayList<>();
            long left = TOTAL;
            int count = random.nextInt(4);
            for (int i = 0; i < count && left > 0; i++) {
                long part = random.nextInt(3) == 0 ? left : random.nextLong(1, left + 1);
                refunds.add(part);
                left -= part;
            }
            return new Plot(random.nextInt(4) == 0, refunds);
        }

        long givenBack() {
            return refunds.stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Told(Plot plot, Order order) {}

    private static List<Plot> story() {
        SplittableRandom random = new SplittableRandom(SEED);
        return LongStream.range(0, SALES).mapToObj(_ -> Plot.next(random)).toList();
    }

    private Shop.OnSale sale(String code, FeeBearer bearer) {
        var sale = shop.open(cities.quebec(code), 10_001, Shares.of(1_500, 7_500, 1_000), bearer);
        shop.onboard(sale);
        return sale;
    }

    @ParameterizedTest
    @EnumSource(FeeBearer.class)
    void theOrderOfEventsDoesNotChangeWhatEverybodyHas(FeeBearer bearer) {
        System.out.println("Seed " + SEED + ", " + story());
        var calm = sale("calm-" + bearer.name().toLowerCase(java.util.Locale.ROOT), bearer);
        for (Plot plot : story()) {
            atRest(List.of(giveBack(paid(calm, plot))));
        }
        var wild = sale("wild-" + bearer.name().toLowerCase(java.util.Locale.ROOT), bearer);
        List<Told> all = tellAtOnce(wild);
        atRest(all);
        assertThat(moneyOf(wild.cityParty())).isEqualTo(moneyOf(calm.cityParty()));
        assertThat(moneyOf(wild.partnerParty())).isEqualTo(moneyOf(calm.partnerParty()));
        await("reconciled", () -> reconciliation.run().differences().isEmpty());
    }

    private List<Told> tellAtOnce(Shop.OnSale sale) {
        TestStripe.webhooks("shuffle");
        TestStripe.fail("POST", "/v1/transfers", "ERROR_AFTER_COMMIT", 4);
        TestStripe.fail("POST", "/v1/transfers", "NO_ANSWER", 3);
        TestStripe.fail("POST", "/v1/refunds", "ERROR_AFTER_COMMIT", 2);
        TestStripe.fail("POST", "/v1/refunds", "RATE_LIMIT", 2);
        List<Told> all = story().stream().map(plot -> begun(sale, plot)).toList();
        TestStripe.passDays(4);
        all.forEach(this::awaitCaptured);
        return all.reversed().stream().map(this::giveBack).toList();
    }

    private Told paid(Shop.OnSale sale, Plot plot) {
        Told told = begun(sale, plot);
        if (plot.byBank()) {
            TestStripe.passDays(4);
        }
        awaitCaptured(told);
        return told;
    }

    private Told begun(Shop.OnSale sale, Plot plot) {
        Order order = shop.order(sale);
        String page = checkOut(order);
        if (plot.byBank()) {
            TestStripe.payByBank(page, ACCOUNT);
        } else {
            TestStripe.pay(page, CARD);
        }
        return new Told(plot, order);
    }

    private void awaitCaptured(Told told) {
        await("captured", () -> payment(told.order()).state() == PaymentState.CAPTURED);
    }

    private Told giveBack(Told told) {
        for (int i = 0; i < told.plot().refunds().size(); i++) {
            Money part = Money.of(told.plot().refunds().get(i), "CAD");
            String key = "part-" + i;
            Order order = told.order();
            assertThat(in(order, () -> billing.refund(order.id(), part, "Geste", key)))
                    .isInstanceOf(Refunding.Requested.class);
        }
        return told;
    }

    private void atRest(List<Told> all) {
        for (Told told : all) {
            await("at rest", () -> isAtRest(told));
            assertThat(payment(told.order()).refunded().amountMinor())
                    .isEqualTo(told.plot().givenBack());
        }
    }

    private boolean isAtRest(Told told) {
        Order order = told.order();
        boolean refunded =
                in(order, () -> billing.refundsOf(order.id())).stream()
                        .allMatch(refund -> refund.state() == RefundState.SUCCEEDED);
        return refunded && underWay(order) == 0;
    }

    private long underWay(Order order) {
        return federation
                .sql(
                        """
                        select count(*) from payment p join transfer t on t.payment = p.id
                        left join transfer_reversal r on r.transfer = t.id and r.state = 'WAITING'
                        where p.order_id = ? and (t.state = 'SENDING' or t.state = 'PLANNED' and t.due_minor > 0 or r.id is not null)
                        """)
                .param(order.id().value())
                .query(Long.class)
                .single();
    }

    /** What it was sent and keeps, and what the ledger still owes it or it owes. */
    private long moneyOf(Party party) {
        long kept =
                federation
                        .sql(
                                "select coalesce(sum(sent_minor - reversed_minor), 0)::bigint from transfer where party = ?")
                        .param(party.toString())
                        .query(Long.class)
                        .single();
        return kept - balance(party, "PAYABLE") - balance(party, "TAX");
    }

    @Test
    void whoGetsEverythingBackLeavesNothingButTheFee() {
        var sale = sale("nothing-left", FeeBearer.PLATFORM);
        Plot plot = new Plot(false, List.of(1L, 3_333L, TOTAL - 3_334));
        atRest(List.of(giveBack(paid(sale, plot))));
        assertThat(moneyOf(sale.cityParty())).isZero();
        assertThat(moneyOf(sale.partnerParty())).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
    }
}
