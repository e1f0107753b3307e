package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.NotHere;
import bourg.marketplace.Basket;
import bourg.marketplace.BasketId;
import bourg.marketplace.BasketPlacing;
import bourg.marketplace.Baskets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows a placed basket to the citizen who placed it and to guests who have its key; to all others
 * it is not there.
 */
@Component
class BasketAccess {
    private static final SecretCookie COOKIE =
            new SecretCookie("bourg-basket-key", Duration.ofDays(180));

    private final Baskets baskets;
    private final OrderAccess orders;

    BasketAccess(Baskets baskets, OrderAccess orders) {
        this.baskets = baskets;
        this.orders = orders;
    }

    Basket require(String id, HttpServletRequest request) {
        BasketId basket = BasketId.parse(id).orElseThrow(NotHere::new);
        return ofCitizen(basket)
                .or(() -> byKey(basket, COOKIE.read(request)))
                .orElseThrow(NotHere::new);
    }

    private Optional<Basket> byKey(BasketId id, @Nullable String key) {
        return key == null || key.isEmpty() ? Optional.empty() : baskets.findByKey(id, key);
    }

    private Optional<Basket> ofCitizen(BasketId id) {
        return Caller.citizen()
                .flatMap(citizen ->
                        baskets.find(id)
                                .filter(basket -> citizen.subject().equals(basket.citizen())));
    }

    /** Gives the keys to the browser: of the basket, and of each order. */
    void remember(
            BasketPlacing.Placed placed, HttpServletRequest request, HttpServletResponse response) {
        if (placed.accessKey() != null) {
            COOKIE.write(placed.accessKey(), "/baskets/" + placed.basket().id(), request, response);
        }
        placed.orderKeys().forEach((order, key) -> orders.remember(order, key, request, response));
    }
}
