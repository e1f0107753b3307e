package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CityReconciliation;
import bourg.billing.OrderGap;
import bourg.billing.Reconciliation;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Shares;
import bourg.tenants.Backup;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.Restoring;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A city goes back in time, and the money does not. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class RestoredSalesTest extends SaleTest {
    @Autowired CityBackups backups;
    @Autowired CityReconciliation inCities;
    @Autowired Reconciliation reconciliation;
    @Autowired Jobs jobs;
    @Autowired TestHttp http;
    @Autowired TestTokens tokens;

    private Shop.OnSale sale(String code) {
        var sale =
                shop.open(
                        cities.quebec(code),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        return sale;
    }

    @Test
    void whatWasPaidSinceIsToldAgainOrReportedAndTheLedgerStaysBalanced() {
        var sale = sale("restored-shop");
        Order before = sold(sale);
        Order refused = sold(sale);
        Order waiting = shop.order(sale);
        Backup backup = backUp(sale.city());
        TestStripe.pay(checkOut(waiting), "4242424242424242");
        await("paid", () -> stateOf(waiting) == OrderState.PAID);
        Order forgotten = sold(sale);
        in(refused, () -> orders.refuse(refused.id(), "Complet"));
        awaitRest(sale, refused, waiting, forgotten);
        String receipt = receiptOf(waiting);
        String last = receiptOf(forgotten);
        assertThat(gaps(sale)).isEmpty();
        Map<String, Long> books = books();

        restore(sale.city(), backup);

        assertThat(stateOf(before)).isEqualTo(OrderState.PAID);
        assertThat(stateOf(waiting)).isEqualTo(OrderState.PAID);
        assertThat(receiptOf(waiting)).isEqualTo(receipt);
        assertThat(in(forgotten, () -> orders.find(forgotten.id()))).isEmpty();
        assertThat(gaps(sale))
                .extracting(OrderGap::order, OrderGap::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(refused.id(), OrderGap.Kind.REFUSED),
                        org.assertj.core.groups.Tuple.tuple(forgotten.id(), OrderGap.Kind.MISSING));
        assertThat(books()).isEqualTo(books);
        assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
        assertThat(receiptOf(sold(sale))).isGreaterThan(last);
    }

    /** Until everybody was sent what is theirs, and what was given back was taken back. */
    private void awaitRest(Shop.OnSale sale, Order refused, Order... sold) {
        for (Order order : sold) {
            await("sent", () -> transfersIn(order, "SENT") == 2);
        }
        long fee = feeOf(refused);
        await(
                "taken back",
                () ->
                        balance(sale.cityParty(), "PAYABLE") == 0
                                && balance(sale.partnerParty(), "PAYABLE") == fee
                                && balance(sale.partnerParty(), "TAX") == 0);
    }

    @Test
    void operatorsReadTheReportPageByPage() {
        var sale = sale("reported-shop");
        Backup backup = backUp(sale.city());
        Order first = sold(sale);
        Order second = sold(sale);
        restore(sale.city(), backup);
        String path = "/api/v1/reconciliation/cities/" + sale.city().id() + "?limit=1";
        TestHttp.Request operator = http.to("ops.localhost").as(tokens.operator());
        var page = operator.get(path).json();
        assertThat(page.at("/items/0/order_id").asString()).isEqualTo(first.id().toString());
        assertThat(page.at("/items/0/kind").asString()).isEqualTo("missing");
        var next = operator.get(path + "&cursor=" + page.path("next_cursor").asString()).json();
        assertThat(next.at("/items/0/order_id").asString()).isEqualTo(second.id().toString());
        assertThat(next.path("next_cursor").isMissingNode()).isTrue();
        assertThat(http.to("ops.localhost").get(path).status()).isEqualTo(401);
    }

    private List<OrderGap> gaps(Shop.OnSale sale) {
        return inCities.gaps(sale.city().id(), null, 10).items();
    }

    private String receiptOf(Order order) {
        return in(order, () -> billing.receipt(order.id())).orElseThrow().number();
    }

    /** The whole ledger, account by account. */
    private Map<String, Long> books() {
        return federation
                .sql("select party, account, currency, amount_minor from ledger.balances")
                .query(rows -> {
                    Map<String, Long> books = new java.util.TreeMap<>();
                    while (rows.next()) {
                        books.merge(
                                rows.getString(1) + rows.getString(2) + rows.getString(3),
                                rows.getLong(4),
                                Long::sum);
                    }
                    return books;
                });
    }

    private Backup backUp(City city) {
        ended(backups.backUp(city).orElseThrow());
        return backups.of(city.id()).getFirst();
    }

    private void restore(City city, Backup backup) {
        ended(((Restoring.Started) backups.restore(city, backup.id())).job());
    }

    private void ended(Job job) {
        await("ended", () -> !jobs.require(job.id()).state().isUnderWay());
        assertThat(jobs.require(job.id()).state())
                .as(jobs.require(job.id()).error())
                .isEqualTo(JobState.DONE);
    }
}
