package bourg.billing.checkout;

import bourg.marketplace.BasketId;
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
    private final String basketSuccess;
    private final String basketCancel;
    private final String card;
    private final String noCard;

    ReturnAddresses(
            Cities cities,
            @Value("${bourg.public-url:http://localhost:8080}") URI publicUrl,
            OrderPaths orders,
            BasketPaths baskets,
            CardPaths cards) {
        this.cities = cities;
        this.publicUrl = publicUrl;
        this.success = orders.success();
        this.cancel = orders.cancel();
        this.basketSuccess = baskets.success();
        this.basketCancel = baskets.cancel();
        this.card = cards.left();
        this.noCard = cards.cancel();
    }

    /** Where a page of one order leads back to. */
    @Component
    record OrderPaths(
            @Value("${bourg.checkout.success-path:/orders/[order]/return}") String success,
            @Value("${bourg.checkout.cancel-path:/orders/[order]/pay}") String cancel) {}

    /** Where a page leads back to on which a card is left without paying. */
    @Component
    record CardPaths(
            @Value("${bourg.checkout.card-path:/orders/[order]/subscription/card}") String left,
            @Value("${bourg.checkout.card-cancel-path:/orders/[order]/subscription}")
                    String cancel) {}

    URI cardLeft(CityId city, OrderId order) {
        return address(city, card.replace("[order]", order.toString()));
    }

    URI noCardLeft(CityId city, OrderId order) {
        return address(city, noCard.replace("[order]", order.toString()));
    }

    /** The same for orders that are paid at once. */
    @Component
    record BasketPaths(
            @Value("${bourg.checkout.basket-success-path:/baskets/[basket]/return}") String success,
            @Value("${bourg.checkout.basket-cancel-path:/baskets/[basket]/pay}") String cancel) {}

    URI success(CityId city, OrderId order) {
        return address(city, success.replace("[order]", order.toString()));
    }

    URI cancel(CityId city, OrderId order) {
        return address(city, cancel.replace("[order]", order.toString()));
    }

    URI success(CityId city, BasketId basket) {
        return address(city, basketSuccess.replace("[basket]", basket.toString()));
    }

    URI cancel(CityId city, BasketId basket) {
        return address(city, basketCancel.replace("[basket]", basket.toString()));
    }

    private URI address(CityId city, String path) {
        String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
        return URI.create(
                publicUrl.getScheme() + "://" + cities.require(city).host() + port + path);
    }
}
