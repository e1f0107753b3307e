package bourg.marketplace;

import bourg.tenants.CurrentCity;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** The orders of the bound city, from placing to done. */
@Component
public class Orders {
    private final OrderDesk desk;
    private final ShownOrders shown;
    private final OrderChecks checks;
    private final Adoptions adoptions;
    private final Pricing pricing;

    Orders(
            OrderDesk desk,
            ShownOrders shown,
            OrderChecks checks,
            Adoptions adoptions,
            Pricing pricing) {
        this.desk = desk;
        this.shown = shown;
        this.checks = checks;
        this.adoptions = adoptions;
        this.pricing = pricing;
    }

    /** What a quantity of a service costs at the full price. */
    public Optional<Quote> quote(AdoptionId service, int quantity) {
        return quote(service, quantity, null);
    }

    /**
     * Computes what a quantity of a service costs, with a concession or at the full price; empty if
     * the service is not live, or the quantity or the concession is not offered.
     */
    public Optional<Quote> quote(
            AdoptionId service, int quantity, @Nullable Concession concession) {
        return adoptions
                .liveService(CurrentCity.id(), service)
                .filter(live -> quantity >= 1 && quantity <= live.content().maxQuantity())
                .filter(live ->
                        concession == null
                                || live.content().concessions().of(concession).isPresent())
                .map(live ->
                        pricing.quote(
                                adoptions
                                        .priceRequest(live, quantity)
                                        .reducedBy(part(live, concession))));
    }

    private static @Nullable BasisPoints part(LiveService live, @Nullable Concession concession) {
        return concession == null
                ? null
                : live.content().concessions().of(concession).orElseThrow();
    }

    /** Places an order once per request key: a repetition returns the first order. */
    public Placing place(PlaceOrder wish) {
        String hash = checks.hash(wish);
        Optional<OrderDesk.Earlier> earlier = desk.earlier(wish.requestKey());
        if (earlier.isPresent()) {
            return again(earlier.get(), hash);
        }
        if (checks.isClosing(CurrentCity.id())) {
            return new Placing.CityCloses();
        }
        return switch (prepare(wish)) {
            case Prepared.Ready ready -> place(ready);
            case Prepared.Not(var why) -> why;
        };
    }

    private Placing place(Prepared.Ready ready) {
        PlaceOrder wish = ready.wish();
        try {
            return desk.place(wish, ready.hash(), ready.live(), ready.quote());
        } catch (PersistenceException | DataIntegrityViolationException placedMeanwhile) {
            return again(
                    desk.earlier(wish.requestKey()).orElseThrow(() -> placedMeanwhile),
                    ready.hash());
        }
    }

    /** Looks at a wish against the service, and pins what it would be placed with. */
    Prepared prepare(PlaceOrder wish) {
        Optional<LiveService> live = adoptions.liveService(CurrentCity.id(), wish.service());
        if (live.isEmpty()) {
            return new Prepared.Not(new Placing.NotOffered());
        }
        List<FormError> errors = checks.errorsIn(wish, live.get());
        if (!errors.isEmpty()) {
            return new Prepared.Not(new Placing.Invalid(errors));
        }
        LiveService service = checks.forWhomItIs(wish, live.get());
        Quote quote =
                pricing.quote(
                        adoptions
                                .firstRequest(service, wish.quantity())
                                .reducedBy(part(service, ConcessionClaim.kindOf(wish.claim()))));
        return new Prepared.Ready(wish, checks.hash(wish), service, quote);
    }

    private Placing again(OrderDesk.Earlier earlier, String hash) {
        if (!earlier.requestHash().equals(hash)) {
            return new Placing.RequestKeyReused();
        }
        Order order = earlier.order();
        return new Placing.Placed(order, order.citizen() == null ? desk.newKey(order.id()) : null);
    }

    public Optional<Order> find(OrderId id) {
        return shown.find(id);
    }

    /** Another key to a guest's order, for a link in an e-mail; only its hash is kept. */
    public String newAccessKey(OrderId id) {
        return desk.newKey(id);
    }

    /** The order, if the access key is one of its keys. */
    public Optional<Order> findByKey(OrderId id, String accessKey) {
        return shown.findByKey(id, accessKey);
    }

    public Payability requireForPayment(OrderId id) {
        Optional<Order> found = shown.find(id);
        if (found.isEmpty()) {
            return new Payability.NotFound();
        }
        Order order = found.get();
        return switch (order.state()) {
            case AWAITING_PAYMENT -> new Payability.Payable(order);
            case PAID, ACCEPTED, DONE -> new Payability.AlreadyPaid(order);
            case REFUSED ->
                    order.wasPaid()
                            ? new Payability.AlreadyPaid(order)
                            : new Payability.NotPayable(order.state());
            case AWAITING_APPROVAL, EXPIRED, CANCELLED -> new Payability.NotPayable(order.state());
        };
    }

    /** The same payment marks an order paid once, however often it is told. */
    public OrderChange markPaid(OrderId id, String paymentRef, Instant paidAt) {
        Instant at = paidAt.truncatedTo(ChronoUnit.MICROS);
        return desk.take(id, new OrderDesk.Step(OrderState.PAID, at, paymentRef, null));
    }

    /** Takes back that a payment paid the order; only before anybody acted on it. */
    public OrderChange markUnpaid(OrderId id, String paymentRef, String reason) {
        return desk.unpay(id, paymentRef, reason);
    }

    public OrderChange markExpired(OrderId id) {
        return desk.take(id, step(OrderState.EXPIRED, null));
    }

    /** The person gives up before paying. */
    public OrderChange cancel(OrderId id) {
        return desk.take(id, step(OrderState.CANCELLED, null));
    }

    /** The city has looked at an order that is paid after that. */
    public OrderChange approve(OrderId id) {
        return desk.approve(id);
    }

    /** The city refuses an order; if it was paid, billing refunds it in full. */
    public OrderChange refuse(OrderId id, String reason) {
        return desk.take(id, step(OrderState.REFUSED, reason));
    }

    OrderChange accept(OrderId id) {
        return desk.take(id, step(OrderState.ACCEPTED, null));
    }

    OrderChange complete(OrderId id) {
        return desk.take(id, step(OrderState.DONE, null));
    }

    private static OrderDesk.Step step(OrderState to, @Nullable String reason) {
        return new OrderDesk.Step(to, Times.now(), null, reason);
    }

    public Slice<Order> listOfCity(@Nullable OrderState state, @Nullable String after, int limit) {
        return shown.list(state, null, after, limit);
    }

    public Slice<Order> listOfCitizen(String citizen, @Nullable String after, int limit) {
        return listOfCitizen(citizen, null, after, limit);
    }

    public Slice<Order> listOfCitizen(
            String citizen, @Nullable OrderState state, @Nullable String after, int limit) {
        return shown.list(state, citizen, after, limit);
    }

    /** Where these orders stand; those that the city does not know are left out. */
    public Map<OrderId, OrderState> states(Collection<OrderId> ids) {
        return shown.states(ids);
    }

    /** Orders that have waited to be paid since before an instant, oldest first. */
    public List<OrderId> unpaid(Instant since, int limit) {
        return shown.unpaid(since, limit);
    }

    public Map<OrderState, Long> counts() {
        return shown.counts();
    }
}
