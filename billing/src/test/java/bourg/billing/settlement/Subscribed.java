package bourg.billing.settlement;

import bourg.billing.Billing;
import bourg.billing.CheckOut;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Renewals;
import bourg.marketplace.Subscription;
import bourg.marketplace.Subscriptions;
import bourg.marketplace.Wallet;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What tests of subscriptions look at, and how they let time pass. */
@Component
class Subscribed {
    private final Subscriptions subscriptions;
    private final DueRenewals due;
    private final Payments payments;
    private final Renewals renewals;
    private final Asked asked;

    Subscribed(
            Subscriptions subscriptions,
            DueRenewals due,
            Payments payments,
            Renewals renewals,
            Asked asked) {
        this.subscriptions = subscriptions;
        this.due = due;
        this.payments = payments;
        this.renewals = renewals;
        this.asked = asked;
    }

    /** Who opens pages, and where orders are kept. */
    @Component
    static class Asked {
        private final Billing billing;
        private final JdbcClient city;
        private final TransactionTemplate inCity;

        Asked(
                Billing billing,
                @Qualifier("city") JdbcClient city,
                @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
            this.billing = billing;
            this.city = city;
            this.inCity = new TransactionTemplate(transactions);
        }
    }

    /** The page on which a card is left for an order. */
    String page(Order order) {
        CheckOut answer = in(order, () -> asked.billing.checkOut(order.id()));
        if (answer instanceof CheckOut.Redirect(var url)) {
            String path = url.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
        throw new IllegalStateException(answer.toString());
    }

    /** The key under which an order was placed. */
    String key(Order order) {
        return in(
                order,
                () ->
                        Objects.requireNonNull(
                                asked.inCity.execute(_ ->
                                        asked.city
                                                .sql("select request_key from orders where id = ?")
                                                .param(order.id().value())
                                                .query(String.class)
                                                .single())));
    }

    static PricePlan.Subscription monthly(long unitMinor, int trialDays) {
        return new PricePlan.Subscription(
                Money.of(unitMinor, "CAD"), PricePlan.Subscription.Every.MONTH, trialDays);
    }

    <T> T in(Order order, Supplier<T> work) {
        return CurrentCity.call(order.city(), work);
    }

    Subscription of(Order order) {
        return in(order, () -> subscriptions.ofOrder(order.id())).orElseThrow();
    }

    Instant until(Order order) {
        return Objects.requireNonNull(of(order).until());
    }

    /** All its orders, newest first. */
    List<Order> orders(Order first) {
        return in(first, () -> subscriptions.ordersOf(of(first).id(), 100));
    }

    Order newest(Order first) {
        return orders(first).getFirst();
    }

    Wallet wallet(Order order) {
        return in(order, () -> renewals.wallet(order.id())).orElseThrow();
    }

    /** The city's subscriptions are looked at as if it were that time. */
    void renew(City city, Instant now) {
        due.in(city.id(), now);
    }

    /** All cities, those that close too. */
    void renewDue(Instant now) {
        due.renewDue(now);
    }

    Optional<Attempt> attempt(OrderId order) {
        return payments.latest(order);
    }

    /** How often the provider took money for an order. */
    static long charges(OrderId order) {
        long found = 0;
        for (JsonNode charge : TestStripe.all("charge")) {
            boolean paid = charge.get("paid").asBoolean();
            if (paid && order.toString().equals(charge.path("transfer_group").asString(""))) {
                found++;
            }
        }
        return found;
    }
}
