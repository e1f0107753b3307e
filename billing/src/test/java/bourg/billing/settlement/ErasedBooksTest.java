package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Refunding;
import bourg.billing.Statement;
import bourg.billing.Statements;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.Placing;
import bourg.marketplace.Shares;
import bourg.tenants.City;
import bourg.tenants.CloseCity;
import bourg.tenants.ClosingChange;
import bourg.tenants.Closings;
import bourg.tenants.Erasures;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A city that sold something leaves its books behind, and in them nobody's name. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ErasedBooksTest extends SaleTest {
    private static final Currency CAD = Currency.getInstance("CAD");
    private static final String CANARY = "canarybird";

    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));

    @Autowired Closings closings;
    @Autowired Erasures erasures;
    @Autowired Statements statements;

    @Test
    void theBooksOfAnErasedCityAreReadableAndNameNobody() {
        var sale =
                shop.open(
                        cities.quebec("leaves-books"),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        City city = sale.city();
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        closings.close(city, new CloseCity(city.code(), true));
        assertThat(in(order, () -> orders.place(shop.wish(sale))))
                .isEqualTo(new Placing.CityCloses());
        await("told", () -> !begin(city).equals(new ClosingChange.Hindered("events_undelivered")));
        assertThat(begin(city)).isEqualTo(new ClosingChange.Hindered("orders_in_progress"));

        Money amount = Money.of(1_000, "CAD");
        assertThat(in(order, () -> billing.refund(order.id(), amount, "For " + CANARY, CANARY)))
                .isInstanceOf(Refunding.Requested.class);
        in(order, () -> orders.refuse(order.id(), CANARY));
        await("closed", () -> begin(city) instanceof ClosingChange.Erasing);
        await("given back", () -> waiting(order) == 0);
        Statement before = statement(sale);
        await("erased", () -> closings.certificate(city.id()).isPresent());

        assertThat(before.lines()).isNotEmpty();
        assertThat(statement(sale)).isEqualTo(before);
        requireNobodyNamed(city, order);
    }

    private void requireNobodyNamed(City city, Order order) {
        for (String table :
                List.of("refund", "payment", "transfer", "order_reference", "adoption")) {
            assertThat(rows(table + " t where strpos(t::text, '" + CANARY + "') > 0"))
                    .as(table)
                    .isZero();
        }
        assertThat(rows("refund t where reason = '-' and order_id = '" + order.id().value() + "'"))
                .isEqualTo(2);
        assertThat(closings.certificate(city.id()).orElseThrow().text())
                .contains(
                        "\"kind\":\"ledger_entries\"",
                        "\"rule\":\"books\",\"until\":\""
                                + (Instant.now().atZone(city.timeZone()).getYear() + 6)
                                + "-12-31\"");
    }

    private ClosingChange begin(City city) {
        return erasures.begin(city, city.code());
    }

    private Statement statement(Shop.OnSale sale) {
        return statements.of(sale.cityParty(), CAD, yesterday, yesterday.plus(Duration.ofDays(2)));
    }

    /** Parts of this order's refunds not yet taken back; other tests leave some of theirs. */
    private long waiting(Order order) {
        return rows(
                "transfer_reversal r join transfer t on t.id = r.transfer join payment p on p.id ="
                        + " t.payment where r.state = 'WAITING' and p.order_id = '"
                        + order.id().value()
                        + "'");
    }

    private long rows(String from) {
        return federation.sql("select count(*) from " + from).query(Long.class).single();
    }
}
