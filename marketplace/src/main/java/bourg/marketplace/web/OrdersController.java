package bourg.marketplace.web;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.Contact;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.PartnerId;
import bourg.marketplace.PartnerOrders;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.Slice;
import bourg.marketplace.Subscriptions;
import bourg.marketplace.web.api.Order;
import bourg.marketplace.web.api.OrderEntry;
import bourg.marketplace.web.api.OrderList;
import bourg.marketplace.web.api.OrderPlacement;
import bourg.marketplace.web.api.OrderState;
import bourg.marketplace.web.api.OrdersApi;
import bourg.marketplace.web.api.PlacedOrder;
import bourg.marketplace.web.api.Reason;
import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.contract.Refusal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The same paths serve a city's site (citizens, guests, staff) and the partners' site. */
@RestController
class OrdersController implements OrdersApi {
    private final Asking asking;
    private final Orders orders;
    private final PartnerOrders partnerOrders;
    private final Subscriptions subscriptions;

    OrdersController(
            Asking asking,
            Orders orders,
            PartnerOrders partnerOrders,
            Subscriptions subscriptions) {
        this.asking = asking;
        this.orders = orders;
        this.partnerOrders = partnerOrders;
        this.subscriptions = subscriptions;
    }

    @Override
    public PlacedOrder placeOrder(String idempotencyKey, OrderPlacement wish) {
        Asking.city();
        String citizen = Asking.citizen().orElse(null);
        String caller = citizen == null ? "guest" : citizen;
        PlaceOrder order =
                new PlaceOrder(
                        "api:" + caller + ":" + idempotencyKey,
                        Asking.known(AdoptionId.parse(wish.getServiceId())),
                        Objects.requireNonNullElse(wish.getQuantity(), 1),
                        Values.tree(wish.getAnswers()),
                        new Contact(wish.getContact().getEmail(), wish.getContact().getName()),
                        Locale.of(wish.getLanguage().getValue()),
                        citizen,
                        ConcessionViews.claim(wish.getConcession()));
        return switch (orders.place(order)) {
            case Placing.Placed(var placed, var accessKey) ->
                    new PlacedOrder(OrderViews.order(placed))
                            .accessKey(accessKey)
                            .subscriptionId(
                                    subscriptions
                                            .ofOrder(placed.id())
                                            .map(begun -> begun.id().toString())
                                            .orElse(null));
            case Placing.NotOffered() -> throw Asking.conflict("service_not_offered");
            case Placing.CityCloses() -> throw Asking.conflict("city_closing");
            case Placing.Invalid(var errors) -> throw Asking.invalid(errors);
            case Placing.RequestKeyReused() ->
                    throw Refusal.of(
                                    org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT,
                                    "idempotency_key_reused")
                            .toProblem();
        };
    }

    @Override
    public OrderList listOrders(
            @Nullable OrderState state, @Nullable String cursor, Integer limit) {
        var wanted = state == null ? null : bourg.marketplace.OrderState.valueOf(state.name());
        if (Asking.onPartnersSite()) {
            return list(
                    partnerOrders.list(partner(), wanted, cursor, limit).map(OrderViews::entry));
        }
        Asking.city();
        return switch (CurrentActor.get()) {
            case Actor.Citizen citizen ->
                    list(
                            orders.listOfCitizen(citizen.subject(), wanted, cursor, limit)
                                    .map(OrderViews::entry));
            case Actor.Staff _ ->
                    list(orders.listOfCity(wanted, cursor, limit).map(OrderViews::entry));
            case Actor.Anonymous _ -> throw Refusal.unauthenticated().toProblem();
            case Actor.PartnerMember _, Actor.Operator _ -> throw Asking.notYours();
        };
    }

    private static OrderList list(Slice<OrderEntry> entries) {
        return new OrderList(entries.items()).nextCursor(entries.next());
    }

    @Override
    public Order getOrder(String orderId, @Nullable String accessKey) {
        OrderId id = id(orderId);
        if (Asking.onPartnersSite()) {
            return OrderViews.order(Asking.known(partnerOrders.find(partner(), id)));
        }
        Asking.city();
        Optional<bourg.marketplace.Order> found =
                switch (CurrentActor.get()) {
                    case Actor.Staff _ -> orders.find(id);
                    case Actor.Citizen citizen ->
                            orders.find(id)
                                    .filter(order -> citizen.subject().equals(order.citizen()));
                    case Actor.Anonymous _, Actor.PartnerMember _, Actor.Operator _ ->
                            Optional.empty();
                };
        if (found.isEmpty() && accessKey != null) {
            found = orders.findByKey(id, accessKey);
        }
        return OrderViews.order(Asking.known(found));
    }

    @Override
    public Order acceptOrder(String orderId) {
        return OrderViews.result(partnerOrders.accept(partner(), id(orderId)));
    }

    @Override
    public Order completeOrder(String orderId) {
        return OrderViews.result(partnerOrders.complete(partner(), id(orderId)));
    }

    @Override
    public Order declineOrder(String orderId, Reason reason) {
        return OrderViews.result(partnerOrders.decline(partner(), id(orderId), reason.getReason()));
    }

    @Override
    public Order approveOrder(String orderId) {
        asking.staff(StaffRole.CLERK, StaffRole.ADMIN);
        return OrderViews.result(orders.approve(id(orderId)));
    }

    @Override
    public Order refuseOrder(String orderId, Reason reason) {
        asking.staff(StaffRole.CLERK, StaffRole.ADMIN);
        return OrderViews.result(orders.refuse(id(orderId), reason.getReason()));
    }

    private PartnerId partner() {
        return asking.partner(PartnerRole.ADMIN, PartnerRole.AGENT).id();
    }

    private static OrderId id(String text) {
        return Asking.known(OrderId.parse(text));
    }
}
