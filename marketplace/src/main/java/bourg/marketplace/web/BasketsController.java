package bourg.marketplace.web;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.BasketPlacing;
import bourg.marketplace.Baskets;
import bourg.marketplace.Contact;
import bourg.marketplace.FormError;
import bourg.marketplace.PlaceBasket;
import bourg.marketplace.web.api.BasketLine;
import bourg.marketplace.web.api.BasketPlacement;
import bourg.marketplace.web.api.BasketsApi;
import bourg.marketplace.web.api.PlacedBasket;
import bourg.marketplace.web.api.PlacedOrder;
import bourg.tenants.Localized;
import bourg.tenants.contract.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders of several services at once, on a city's site. */
@RestController
class BasketsController implements BasketsApi {
    private static final FormError CURRENCIES =
            new FormError(
                    "lines",
                    "currency_differs",
                    new Localized(
                            "Des services en monnaies différentes ne se paient pas ensemble.",
                            "Services in different currencies cannot be paid together."));

    private final Baskets baskets;

    BasketsController(Baskets baskets) {
        this.baskets = baskets;
    }

    @Override
    public PlacedBasket placeBasket(String idempotencyKey, BasketPlacement wish) {
        Asking.city();
        return switch (baskets.place(basket(idempotencyKey, wish))) {
            case BasketPlacing.Placed placed -> view(placed);
            case BasketPlacing.NotOffered(var lines) ->
                    throw Asking.invalid(
                            lines.stream().map(BasketsController::notOffered).toList());
            case BasketPlacing.CityCloses() -> throw Asking.conflict("city_closing");
            case BasketPlacing.Invalid(var errors) -> throw Asking.invalid(errors);
            case BasketPlacing.SeveralCurrencies() -> throw Asking.invalid(List.of(CURRENCIES));
            case BasketPlacing.RequestKeyReused() ->
                    throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused")
                            .toProblem();
        };
    }

    private static PlaceBasket basket(String idempotencyKey, BasketPlacement wish) {
        String citizen = Asking.citizen().orElse(null);
        String caller = citizen == null ? "guest" : citizen;
        return new PlaceBasket(
                "api:" + caller + ":" + idempotencyKey,
                wish.getLines().stream().map(BasketsController::line).toList(),
                new Contact(wish.getContact().getEmail(), wish.getContact().getName()),
                Locale.of(wish.getLanguage().getValue()),
                citizen);
    }

    private static PlaceBasket.Line line(BasketLine line) {
        return new PlaceBasket.Line(
                Asking.known(AdoptionId.parse(line.getServiceId())),
                Objects.requireNonNullElse(line.getQuantity(), 1),
                Values.tree(line.getAnswers()),
                ConcessionViews.claim(line.getConcession()));
    }

    private static FormError notOffered(int line) {
        return new FormError(
                "lines." + line + ".service_id",
                "not_offered",
                new Localized(
                        "Ce service ne peut pas être commandé dans cette ville aujourd’hui.",
                        "This service cannot be ordered in this city today."));
    }

    private static PlacedBasket view(BasketPlacing.Placed placed) {
        List<PlacedOrder> orders =
                placed.basket().orders().stream()
                        .map(order ->
                                new PlacedOrder(OrderViews.order(order))
                                        .accessKey(placed.orderKeys().get(order.id())))
                        .toList();
        return new PlacedBasket(placed.basket().id().toString(), orders)
                .accessKey(placed.accessKey());
    }
}
