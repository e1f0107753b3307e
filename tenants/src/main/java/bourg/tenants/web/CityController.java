package bourg.tenants.web;

import bourg.tenants.City;
import bourg.tenants.contract.Caller;
import bourg.tenants.web.api.CityApi;
import bourg.tenants.web.api.PublicCity;
import org.springframework.web.bind.annotation.RestController;

/** Says who the city is whose host was asked. */
@RestController
class CityController implements CityApi {
    @Override
    public PublicCity getCity() {
        City city = Caller.onCitySite().city();
        return new PublicCity(
                city.id().toString(),
                Views.text(city.name()),
                Views.languages(city),
                city.timeZone().getId(),
                city.currency().getCurrencyCode(),
                Views.brand(city));
    }
}
