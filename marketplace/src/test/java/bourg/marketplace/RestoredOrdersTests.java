package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.BackupId;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.Restoring;
import bourg.tenants.trial.TestCities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Partners see what a city sees that went back in time. */
@MarketplaceTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class RestoredOrdersTests {
    @Autowired Stall stall;
    @Autowired Orders orders;
    @Autowired PartnerOrders theirs;
    @Autowired CityBackups backups;
    @Autowired Jobs jobs;
    @Autowired TestCities cities;

    @Test
    void theTraceOfAnOrderGoesBackWithItsCityAndGoesOnFromThere() {
        City city = cities.quebec("traces-go-back");
        Partner partner = stall.partner("Retour");
        Adoption service = stall.live(city, stall.published(partner, Stall.content("A", "A")));
        Order order = stall.paid(city, service);
        Stall.await(() -> seen(partner, order) == OrderState.PAID);
        BackupId backup = backUp(city);
        CurrentCity.run(
                city.id(),
                () -> {
                    orders.accept(order.id());
                    orders.complete(order.id());
                });
        Stall.await(() -> seen(partner, order) == OrderState.DONE);

        ended(((Restoring.Started) backups.restore(city, backup)).job());
        assertThat(seen(partner, order)).isEqualTo(OrderState.PAID);

        CurrentCity.run(city.id(), () -> orders.accept(order.id()));
        Stall.await(() -> seen(partner, order) == OrderState.ACCEPTED);
    }

    private OrderState seen(Partner partner, Order order) {
        return theirs.list(partner.id(), null, null, 50).items().stream()
                .filter(each -> each.order().equals(order.id()))
                .map(OrderReference::state)
                .findFirst()
                .orElse(OrderState.AWAITING_PAYMENT);
    }

    private BackupId backUp(City city) {
        ended(backups.backUp(city).orElseThrow());
        return backups.of(city.id()).getFirst().id();
    }

    private void ended(Job job) {
        Stall.await(() -> !jobs.require(job.id()).state().isUnderWay());
        assertThat(jobs.require(job.id()).state()).isEqualTo(JobState.DONE);
    }
}
