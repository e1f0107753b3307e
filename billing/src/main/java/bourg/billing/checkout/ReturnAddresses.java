package bourg.billing.checkout;

import bourg.marketplace.OrderId;
import bourg.tenants.Cities;
import bourg.tenants.CityId;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where on the city's portal a pay page leads back to. */
@Component
class ReturnAddresses {
    private final Cities cities;
    private final URI publicUrl;
    private final String success;
    private final String cancel;

    ReturnAddresses(
            Cities cities,
            @Value("${bourg.public-url:http://localhost:8080}") URI publicUrl,
            @Value("${bourg.checkout.success-path:/orders/[order]/return}") String success,
            @Value("${bourg.checkout.cancel-path:/orders/[order]/pay}") String cancel) {
        this.cities = cities;
        this.publicUrl = publicUrl;
        this.success = success;
        this.cancel = cancel;
    }

    URI success(CityId city, OrderId order) {
        return address(city, success, order);
    }

    URI cancel(CityId city, OrderId order) {
        return address(city, cancel, order);
    }

    private URI address(CityId city, String path, OrderId order) {
        String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
        return URI.create(
                publicUrl.getScheme()
                        + "://"
                        + cities.require(city).host()
                        + port
                        + path.replace("[order]", order.toString()));
    }
}
