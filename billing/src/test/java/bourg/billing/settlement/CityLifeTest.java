package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Shares;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.Opening;
import bourg.tenants.Provisioning;
import bourg.tenants.TaxRegion;
import bourg.tenants.trial.TestCities;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the money of a city does while the city is suspended, and while it cannot be opened. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityLifeTest extends SaleTest {
    @Autowired Cities all;
    @Autowired CityLife life;

    @Test
    void moneyInFlightSettlesAndCanBeRefundedWhileTheCityIsSuspended() {
        var sale =
                shop.open(
                        cities.quebec("suspended-shop"),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        Order order = shop.order(sale);
        TestStripe.webhooks("hold");
        TestStripe.pay(checkOut(order), "4242424242424242");
        assertThat(life.suspend(sale.city().id(), "Election")).isPresent();
        TestStripe.webhooks("none");

        await("paid", () -> stateOf(order) == OrderState.PAID);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(balance(sale.cityParty(), "PAYABLE")).isZero();
        assertThat(in(order, () -> billing.receipt(order.id()))).isPresent();

        var refund =
                in(
                        order,
                        () ->
                                billing.refund(
                                        order.id(), Money.of(1_000, "CAD"), "Geste", "suspended"));
        assertThat(refund).isInstanceOf(Refunding.Requested.class);
        await(
                "refunded",
                () ->
                        federation
                                        .sql(
                                                "select count(*) from refund r join payment p on p.id = r.payment"
                                                        + " where p.order_id = ? and r.state = ?")
                                        .params(order.id().value(), RefundState.SUCCEEDED.name())
                                        .query(Long.class)
                                        .single()
                                == 1);
        assertThat(all.require(sale.city().id()).state()).isEqualTo(CityState.SUSPENDED);
    }

    @Test
    void anOpeningThatTheProviderRefusesShowsWhyAndGoesOnOnceItIsMended() {
        TestStripe.fail("POST", "/v2/core/accounts", "ERROR", 1_000);
        City city = start("refused-account");
        await("failed", () -> payments(city).state() == Provisioning.State.FAILED);
        assertThat(payments(city).error()).isNotBlank();
        assertThat(all.require(city.id()).state()).isEqualTo(CityState.PROVISIONING);

        TestStripe.behave();
        all.resume(city.id());
        await("open", () -> all.require(city.id()).state() == CityState.ACTIVE);
    }

    @Test
    void anOpeningThatIsGivenUpLeavesNoAccountBehind() {
        TestStripe.fail("POST", "/v2/core/accounts", "ERROR", 1_000);
        City city = start("given-up-account");
        await("failed", () -> payments(city).state() == Provisioning.State.FAILED);
        assertThat(life.abandon(city.id())).isPresent();
        await("gone", () -> all.find(city.id()).isEmpty());
        assertThat(
                        federation
                                .sql("select count(*) from payout_account where party like ?")
                                .param("%" + city.id() + "%")
                                .query(Long.class)
                                .single())
                .isZero();
        TestStripe.behave();
        assertThat(cities.quebec("given-up-account").state()).isEqualTo(CityState.ACTIVE);
    }

    private City start(String code) {
        return ((Opening.Opened)
                        all.open(
                                TestCities.wish(
                                        code, List.of("fr"), "America/Toronto", TaxRegion.CA_QC)))
                .city();
    }

    private Provisioning.Step payments(City city) {
        return Objects.requireNonNull(
                all.provisioning(city.id()).steps().stream()
                        .filter(step -> step.name().equals("payments"))
                        .findFirst()
                        .orElse(null));
    }
}
