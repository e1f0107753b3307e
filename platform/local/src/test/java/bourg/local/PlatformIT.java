package bourg.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.client.marketplace.AdoptionsApi;
import bourg.client.marketplace.Service;
import bourg.client.marketplace.ServicesApi;
import bourg.client.tenants.CitiesApi;
import bourg.client.tenants.City;
import bourg.client.tenants.CityState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpClientErrorException;

class PlatformIT {

    @Test
    void bothCitiesOfTheDemoAreOpen() {
        List<City> cities =
                new CitiesApi(RunningPlatform.operator().tenants())
                        .listCities(null, 100)
                        .getItems();
        assertThat(cities).extracting(City::getCode).contains("valmont", "harbourpoint");
        assertThat(cities)
                .filteredOn(city -> List.of("valmont", "harbourpoint").contains(city.getCode()))
                .extracting(City::getState)
                .containsOnly(CityState.ACTIVE);
    }

    @Test
    void aCityShowsOnlyWhatItHasAdopted() {
        assertThat(servicesOf("valmont")).containsExactly("Secure bike storage");
        assertThat(servicesOf("harbourpoint")).containsExactly("Tree-pruning visit");
    }

    @Test
    void staffOfAnotherCityFindNothing() {
        String adoption =
                new AdoptionsApi(
                                RunningPlatform.staff("valmont", "alice@valmont.example")
                                        .marketplace())
                        .listAdoptions(null, 10)
                        .getItems()
                        .getFirst()
                        .getId();
        AdoptionsApi others =
                new AdoptionsApi(
                        RunningPlatform.staff("harbourpoint", "hugh@harbourpoint.example")
                                .marketplace());
        assertThatThrownBy(() -> others.getAdoption(adoption))
                .isInstanceOf(HttpClientErrorException.NotFound.class);
    }

    @Test
    void aKilledApplicationComesBackWithEverything() {
        RunningPlatform.killApplication();
        assertThat(servicesOf("valmont")).hasSize(1);
    }

    private static List<String> servicesOf(String city) {
        return new ServicesApi(RunningPlatform.anonymous(city).marketplace())
                .listServices(null, null, null, null).getItems().stream()
                        .map(Service::getName)
                        .map(name -> name.getEn())
                        .toList();
    }
}
