package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.billing.Counter;
import bourg.billing.CounterPayment;
import bourg.billing.CounterTaking;
import bourg.billing.CounterUndoing;
import bourg.billing.DrawerDay;
import bourg.billing.PaymentMeans;
import bourg.billing.PaymentState;
import bourg.billing.Reconciliation;
import bourg.billing.Refunding;
import bourg.billing.Statements;
import bourg.billing.stripe.HostedPages;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Shares;
import bourg.tenants.Actor;
import bourg.tenants.StaffRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Money that lies in a city's till stands in the same ledger, and nobody is sent what is not here.
 */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CounterTest extends SaleTest {
    private static final Currency CAD = Currency.getInstance("CAD");

    /**
     * What others than the city are due of a sale of 114.99: the partner with taxes, the platform.
     */
    private static final long PARTNER = 7_501 + 500 + 998;

    private static final long OTHERS = PARTNER + 1_000;

    @Autowired Counter counter;
    @Autowired Reconciliation reconciliation;
    @Autowired Statements statements;
    @Autowired Cover cover;
    @Autowired HostedPages pages;

    @Test
    void cashIsSplitAsEverButTheCityOwesTheOthersWhatIsTheirs() {
        var sale = onboarded("counter");
        Order order = shop.order(sale);
        long platform = balance(Party.platform(), "REVENUE");
        var taken = (CounterTaking.Taken) take(order, PaymentMeans.CHEQUE, "1042", "once");

        assertThat(stateOf(order)).isEqualTo(OrderState.PAID);
        assertThat(taken.payment().means()).isEqualTo(PaymentMeans.CHEQUE);
        assertThat(feeOf(order)).isZero();
        assertThat(balance(sale.cityParty(), "PAYABLE")).isEqualTo(OTHERS);
        assertThat(balance(sale.cityParty(), "TAX")).isZero();
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isEqualTo(-7_501);
        assertThat(balance(sale.partnerParty(), "TAX")).isEqualTo(-1_498);
        assertThat(balance(Party.platform(), "REVENUE") - platform).isLessThanOrEqualTo(-1_000);
        assertThat(take(order, PaymentMeans.CHEQUE, "1042", "once")).isEqualTo(taken);
        assertThat(take(order, PaymentMeans.CASH, "", "once"))
                .isInstanceOf(CounterTaking.KeyReused.class);
        assertThat(take(order, PaymentMeans.CASH, "", "twice"))
                .isInstanceOf(CounterTaking.AlreadyPaid.class);
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .isInstanceOf(CheckOut.AlreadyPaid.class);
        var receipt = in(order, () -> billing.receipt(order.id())).orElseThrow();
        assertThat(receipt.means()).isEqualTo(PaymentMeans.CHEQUE);
        assertThat(receipt.number()).startsWith("COUNTER-");

        Instant now = Instant.now().plusSeconds(60);
        var statement = statements.of(sale.cityParty(), CAD, now.minusSeconds(86_400), now);
        assertThat(statement.lines())
                .extracting(line ->
                        line.kind() + " " + line.detail() + " " + line.amount().amountMinor())
                .containsExactlyInAnyOrder("COUNTER SHARE 1500", "COUNTER COUNTER -11499");
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void nobodyIsSentAnythingBeforeTheCitysDebtIsCoveredTheOldestFirst() {
        var sale = onboarded("cover");
        Order first = shop.order(sale);
        Order second = shop.order(sale);
        take(first, PaymentMeans.CASH, "", "a");
        take(second, PaymentMeans.CASH, "", "b");
        int online = 0;
        while (transfersIn(first, "SENT") == 0) {
            assertThat(transfersIn(first, "PLANNED")).isEqualTo(1);
            assertThat(1_500L * online).as("covered, but not sent").isLessThan(OTHERS);
            Order card = sold(sale);
            online++;
            await("kept for the debt", () -> transfersIn(card, "NETTED") == 1);
            await("sent", () -> transfersIn(card, "SENT") == 1);
            look(sale);
            if (1_500L * online >= OTHERS) {
                await("the oldest is sent", () -> transfersIn(first, "SENT") == 1);
            }
        }
        assertThat(online).isEqualTo(7);
        assertThat(balance(sale.cityParty(), "PAYABLE")).isEqualTo(2 * OTHERS - 7 * 1_500);
        assertThat(neverTried(second)).isEqualTo(1);
        assertThat(sentTo(first, sale.partnerParty())).isEqualTo(PARTNER);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    private void look(Shop.OnSale sale) {
        cover.look(new Purse(sale.cityParty(), CAD).named());
    }

    @Test
    void aPayPageIsClosedBeforeMoneyIsTaken() {
        var sale = onboarded("crossing");
        Order order = shop.order(sale);
        String page = checkOut(order);
        TestStripe.fail("POST", "/v1/checkout/sessions/" + page + "/expire", "ERROR", 1);
        assertThat(take(order, PaymentMeans.CASH, "", "away"))
                .isInstanceOf(CounterTaking.ProviderUnavailable.class);
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(take(order, PaymentMeans.CASH, "", "back"))
                .isInstanceOf(CounterTaking.Taken.class);
        assertThat(pages.find(page).status()).isEqualTo(HostedPages.Status.EXPIRED);
        assertThat(payment(order).means()).isEqualTo(PaymentMeans.CASH);
        assertThat(captured(order)).isEqualTo(1);

        Order paid = shop.order(sale);
        TestStripe.webhooks("hold");
        TestStripe.pay(checkOut(paid), "4242424242424242");
        assertThat(take(paid, PaymentMeans.CASH, "", "late"))
                .isInstanceOf(CounterTaking.AlreadyPaid.class);
        TestStripe.webhooks("none");
        await("paid online", () -> stateOf(paid) == OrderState.PAID);
        assertThat(payment(paid).means()).isEqualTo(PaymentMeans.ONLINE);
        assertThat(captured(paid)).isEqualTo(1);
    }

    @Test
    void aMistakeIsUndoneTheSameDayAndTheOrderCanBePaidAgain() {
        var sale = onboarded("undone");
        Order order = shop.order(sale);
        take(order, PaymentMeans.CASH, "", "mistake");
        String number = in(order, () -> billing.receipt(order.id())).orElseThrow().number();
        assertThat(undo(sale, order)).isInstanceOf(CounterUndoing.Undone.class);
        assertThat(undo(sale, order)).isInstanceOf(CounterUndoing.NotAtCounter.class);
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        await("booked back", () -> balance(sale.cityParty(), "PAYABLE") == 0);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
        assertThat(in(order, () -> billing.receipt(order.id()))).isEmpty();
        assertThat(in(order, () -> billing.refundsOf(order.id()))).isEmpty();
        assertThat(take(order, PaymentMeans.CASH, "", "mistake"))
                .isInstanceOf(CounterTaking.KeyReused.class);

        take(order, PaymentMeans.TERMINAL, "T-77", "right");
        assertThat(in(order, () -> billing.receipt(order.id())).orElseThrow().number())
                .isEqualTo(number);
        in(order, () -> orders.refuse(order.id(), "Complet"));
        assertThat(undo(sale, order)).isInstanceOf(CounterUndoing.MovedOn.class);
        await("given back", () -> balance(sale.cityParty(), "PAYABLE") == 0);
        DrawerDay day = in(order, () -> counter.day(sale.city(), today(sale)));
        assertThat(day.lines())
                .extracting(line -> line.movement().kind())
                .containsExactlyInAnyOrder(
                        DrawerDay.Kind.TAKEN,
                        DrawerDay.Kind.UNDONE,
                        DrawerDay.Kind.TAKEN,
                        DrawerDay.Kind.GIVEN_BACK);
        assertThat(day.total().isZero()).isTrue();
        assertThat(day.sums()).hasSize(2).allMatch(sum -> sum.clerkName().equals("Alice"));
    }

    @Test
    void moneyThatIsHandedBackReducesEveryShareAndLastTheDebt() {
        var sale = cityIsMerchant("handed-back");
        Order order = shop.order(sale);
        take(order, PaymentMeans.CASH, "", "x");
        assertThat(balance(sale.cityParty(), "TAX")).isZero();
        assertThat(balance(sale.cityParty(), "PAYABLE")).isEqualTo(7_501 + 1_000);
        refund(order, 3_334, "part");
        await("booked", () -> balance(sale.cityParty(), "PAYABLE") < 8_501);
        assertThat(balance(sale.cityParty(), "TAX")).isZero();
        assertThat(balance(sale.cityParty(), "PAYABLE"))
                .isEqualTo(owed(order))
                .isEqualTo(8_501 - returnedByOthers(order));
        refund(order, 11_499 - 3_334, "rest");
        await("all", () -> balance(sale.cityParty(), "PAYABLE") == 0);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(payment(order).refundable().isZero()).isTrue();
        assertThat(payment(order).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    private Shop.OnSale cityIsMerchant(String code) {
        var sale = shop.openAsCity(cities.quebec(code), 10_001, Shares.of(1_500, 7_500, 1_000));
        shop.onboard(sale);
        return sale;
    }

    private void refund(Order order, long amount, String key) {
        assertThat(giveBack(order, amount, key)).isInstanceOf(Refunding.Requested.class);
    }

    private CounterTaking take(Order order, PaymentMeans means, String reference, String key) {
        var clerk =
                new Actor.Staff(
                        "alice-" + order.city(), order.city(), Set.of(StaffRole.CLERK), "Alice");
        return in(
                order,
                () -> counter.take(new CounterPayment(order.id(), means, reference, clerk, key)));
    }

    private CounterUndoing undo(Shop.OnSale sale, Order order) {
        return in(order, () -> counter.undo(sale.city(), order.id(), "Mauvaise demande"));
    }

    private static LocalDate today(Shop.OnSale sale) {
        return LocalDate.now(sale.city().timeZone());
    }

    /** The provider has not even been asked: it might have refused for want of money. */
    private long neverTried(Order order) {
        return count(
                "select count(*) from transfer t join payment p on p.id = t.payment where p.order_id = ?"
                        + " and t.state = 'PLANNED' and t.attempt = 1 and t.refusal is null",
                order);
    }

    private long captured(Order order) {
        return count(
                "select count(*) from payment where order_id = ? and state = 'CAPTURED'", order);
    }

    private long owed(Order order) {
        return count("select owed_minor from payment where order_id = ?", order);
    }

    /** All parts of its refunds but the city's: two taxes and its share are the city's. */
    private long returnedByOthers(Order order) {
        return count(
                "select parts[4] + parts[5] from refund where order_id = ? and request_key = 'part'",
                order);
    }

    private long sentTo(Order order, Party party) {
        return count(
                "select t.sent_minor from transfer t join payment p on p.id = t.payment where p.order_id = ? and t.party = '"
                        + party
                        + "'",
                order);
    }

    private long count(String sql, Order order) {
        return federation.sql(sql).param(order.id().value()).query(Long.class).single();
    }
}
