package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Billing;
import bourg.billing.CheckOut;
import bourg.billing.LedgerVerifier;
import bourg.billing.Payment;
import bourg.billing.Refunding;
import bourg.billing.checkout.Payments;
import bourg.billing.ledger.RollUp;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.Party;
import bourg.marketplace.Shares;
import bourg.tenants.CurrentCity;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What tests of sales share: the stand-in for Stripe, and waiting for background work. */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class SaleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired Shop shop;
    @Autowired TestCities cities;
    @Autowired Billing billing;
    @Autowired Payments payments;
    @Autowired Orders orders;

    @Autowired
    @Qualifier("federation")
    JdbcClient federation;

    @LocalServerPort int port;

    @DynamicPropertySource
    static void stripe(DynamicPropertyRegistry registry) {
        registry.add("bourg.stripe.api-base", TestStripe::url);
        registry.add("bourg.stripe.api-key", TestStripe::apiKey);
        registry.add("bourg.stripe.webhook-secrets[0]", () -> "whsec_retired");
        registry.add("bourg.metering.interval", () -> "1s");
        registry.add("bourg.charging.interval", () -> "1s");
        registry.add("bourg.refunds.second-person-above-minor.CAD", () -> 5_000);
        registry.add("bourg.stripe.webhook-secrets[1]", () -> TestStripe.SECRET);
    }

    @BeforeEach
    void hearStripe() {
        TestStripe.sendWebhooksTo(port);
    }

    @AfterEach
    void behave() {
        TestStripe.behave();
    }

    /** Whatever a test has done to sales. */
    @AfterEach
    void theLedgerIsSound(@Autowired RollUp rollUp, @Autowired LedgerVerifier verifier) {
        rollUp.run();
        assertThat(verifier.verify().faults()).isEmpty();
    }

    <T> T in(Order order, Supplier<T> work) {
        return CurrentCity.call(order.city(), work);
    }

    /** Opens the pay page and gives the provider's name of it. */
    String checkOut(Order order) {
        CheckOut answer = in(order, () -> billing.checkOut(order.id()));
        if (!(answer instanceof CheckOut.Redirect)) {
            throw new IllegalStateException(answer.toString());
        }
        return Objects.requireNonNull(payments.alive(order.id()).orElseThrow().page());
    }

    Payment payment(Order order) {
        return in(order, () -> billing.paymentOf(order.id())).orElseThrow();
    }

    long feeOf(Order order) {
        return Objects.requireNonNull(payment(order).fee()).amountMinor();
    }

    OrderState stateOf(Order order) {
        return in(order, () -> orders.find(order.id())).orElseThrow().state();
    }

    /**
     * A service on sale in a city of Québec, both accounts onboarded; the partner bears the fee.
     */
    Shop.OnSale onboarded(String code) {
        var sale =
                shop.open(
                        cities.quebec(code),
                        10_001,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        return sale;
    }

    /** An order of the service, paid, and everybody sent what is theirs. */
    Order sold(Shop.OnSale sale) {
        Order order = shop.order(sale);
        TestStripe.pay(checkOut(order), "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
        return order;
    }

    /** Asks to give back a part of a paid order, in the order's currency. */
    Refunding giveBack(Order order, long amountMinor, String key) {
        Money amount = new Money(amountMinor, order.quote().total().currency());
        return in(order, () -> billing.refund(order.id(), amount, "Geste", key));
    }

    long transfersIn(Order order, String state) {
        return transfersIn(order.id(), state);
    }

    long transfersIn(OrderId order, String state) {
        return federation
                .sql(
                        "select count(*) from transfer t join payment p on p.id = t.payment"
                                + " where p.order_id = ? and t.state = ?")
                .params(order.value(), state)
                .query(Long.class)
                .single();
    }

    /** What the party was sent and still has. */
    long with(Party party) {
        return federation
                .sql(
                        "select coalesce(sum(sent_minor - reversed_minor), 0)::bigint from transfer where party = ?"
                                + " and state = 'SENT'")
                .param(party.toString())
                .query(Long.class)
                .single();
    }

    /** Transfers to the party that belong to no payment: what it is owed again. */
    long again(Party party) {
        return federation
                .sql("select count(*) from transfer where party = ? and payment is null")
                .param(party.toString())
                .query(Long.class)
                .single();
    }

    long balance(Object party, String account) {
        return federation
                .sql(
                        "select coalesce(sum(amount_minor), 0)::bigint from ledger.balances where"
                                + " party = ? and account = ?")
                .params(party.toString(), account)
                .query(Long.class)
                .single();
    }

    void await(String what, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.get()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not " + what + " in time");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }
}
