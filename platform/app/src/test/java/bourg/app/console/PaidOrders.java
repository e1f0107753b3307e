package bourg.app.console;

import bourg.billing.Billing;
import bourg.billing.CheckOut;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Contact;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.PartnerOrders;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.node.JsonNodeFactory;

/** Orders that a guest has placed and paid on the provider's own page. */
@TestComponent
class PaidOrders {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CARD =
            "email=lise%40citoyen.example&number=4242424242424242&expiry=12%2F40&cvc=123&name=Lise";

    private final Orders orders;
    private final PartnerOrders partners;
    private final Billing billing;

    PaidOrders(Orders orders, PartnerOrders partners, Billing billing) {
        this.orders = orders;
        this.partners = partners;
        this.billing = billing;
    }

    OrderId paid(City city, AdoptionId service) {
        return CurrentCity.call(
                city.id(),
                () -> {
                    OrderId order = place(service, null);
                    pay(order);
                    await("paid", () -> stateOf(city, order) == OrderState.PAID);
                    return order;
                });
    }

    /** An order that waits to be paid. */
    OrderId placed(City city, AdoptionId service) {
        return placed(city, service, null);
    }

    /** The same of somebody who asks for a reduced price. */
    OrderId placed(City city, AdoptionId service, @Nullable ConcessionClaim claim) {
        return CurrentCity.call(city.id(), () -> place(service, claim));
    }

    /** What the partner does at its own desk. */
    void accept(City city, OrderId id) {
        CurrentCity.run(
                city.id(),
                () -> partners.accept(orders.find(id).orElseThrow().service().partner(), id));
    }

    OrderState stateOf(City city, OrderId order) {
        return CurrentCity.call(city.id(), () -> orders.find(order).orElseThrow().state());
    }

    static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
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

    private OrderId place(AdoptionId service, @Nullable ConcessionClaim claim) {
        PlaceOrder wish =
                new PlaceOrder(
                        UUID.randomUUID().toString(),
                        service,
                        1,
                        JsonNodeFactory.instance.objectNode().put("plate", "VC-42"),
                        new Contact("lise@citoyen.example", "Lise Tremblay"),
                        Locale.FRENCH,
                        null,
                        claim);
        if (orders.place(wish) instanceof Placing.Placed(var order, var _)) {
            return order.id();
        }
        throw new AssertionError("Not placed");
    }

    private void pay(OrderId order) {
        if (!(billing.checkOut(order) instanceof CheckOut.Redirect(URI page))) {
            throw new AssertionError("No pay page");
        }
        HttpRequest request =
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(CARD))
                        .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 303) {
                throw new AssertionError(answer.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
