package bourg.marketplace;

import bourg.tenants.AuditTrail;
import bourg.tenants.CurrentCity;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Orders of the bound city that are placed together; each stays an order of its own, with its own
 * merchant, receipt and end.
 */
@Component
public class Baskets {
    private final BasketDesk desk;
    private final Orders orders;
    private final OrderChecks checks;
    private final AuditTrail trail;

    Baskets(BasketDesk desk, Orders orders, OrderChecks checks, AuditTrail trail) {
        this.desk = desk;
        this.orders = orders;
        this.checks = checks;
        this.trail = trail;
    }

    /** Places all orders once per request key, or none: a repetition returns the first basket. */
    public BasketPlacing place(PlaceBasket wish) {
        List<PlaceOrder> wishes = wish.orders();
        Optional<BasketDesk.Earlier> earlier = desk.earlier(wish.requestKey());
        if (earlier.isPresent()) {
            return again(earlier.get(), wishes);
        }
        if (checks.isClosing(CurrentCity.id())) {
            return new BasketPlacing.CityCloses();
        }
        List<Prepared> prepared = wishes.stream().map(orders::prepare).toList();
        Optional<BasketPlacing> refusal = refusal(prepared);
        return refusal.isPresent() ? refusal.get() : place(wish, ready(prepared));
    }

    private BasketPlacing place(PlaceBasket wish, List<Prepared.Ready> ready) {
        if (ready.stream().map(each -> each.quote().total().currency()).distinct().count() > 1) {
            return new BasketPlacing.SeveralCurrencies();
        }
        try {
            return desk.place(wish, ready);
        } catch (PersistenceException | DataIntegrityViolationException placedMeanwhile) {
            return again(
                    desk.earlier(wish.requestKey()).orElseThrow(() -> placedMeanwhile),
                    wish.orders());
        }
    }

    private static List<Prepared.Ready> ready(List<Prepared> prepared) {
        return prepared.stream()
                .filter(Prepared.Ready.class::isInstance)
                .map(Prepared.Ready.class::cast)
                .toList();
    }

    /** Says of all lines at once what is wrong with them. */
    private static Optional<BasketPlacing> refusal(List<Prepared> prepared) {
        List<Integer> gone =
                IntStream.range(0, prepared.size())
                        .filter(line -> isNotForBaskets(prepared.get(line)))
                        .boxed()
                        .toList();
        if (!gone.isEmpty()) {
            return Optional.of(new BasketPlacing.NotOffered(gone));
        }
        List<FormError> errors = new ArrayList<>();
        for (int line = 0; line < prepared.size(); line++) {
            if (prepared.get(line) instanceof Prepared.Not(Placing.Invalid(var faults))) {
                for (FormError fault : faults) {
                    errors.add(new FormError(field(line, fault), fault.code(), fault.message()));
                }
            }
        }
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new BasketPlacing.Invalid(errors.stream().distinct().toList()));
    }

    /** A subscription keeps a card of its own, and so is ordered alone. */
    private static boolean isNotForBaskets(Prepared line) {
        return switch (line) {
            case Prepared.Not(var why) -> why instanceof Placing.NotOffered;
            case Prepared.Ready ready ->
                    ready.live().content().plan() instanceof PricePlan.Subscription;
        };
    }

    /** The contact is asked once for all. */
    private static String field(int line, FormError error) {
        return error.field().startsWith("contact.")
                ? error.field()
                : "lines." + line + "." + error.field();
    }

    private BasketPlacing again(BasketDesk.Earlier earlier, List<PlaceOrder> wishes) {
        if (!earlier.requestHashes().equals(wishes.stream().map(checks::hash).toList())) {
            return new BasketPlacing.RequestKeyReused();
        }
        return desk.again(earlier.basket());
    }

    /** The basket that was placed under a request key, for whoever knows that key. */
    public Optional<BasketPlacing.Placed> placedUnder(String requestKey) {
        return desk.earlier(requestKey).map(earlier -> desk.again(earlier.basket()));
    }

    public Optional<Basket> find(BasketId id) {
        Optional<Basket> found = desk.find(id);
        found.ifPresent(basket ->
                trail.seen(
                        basket.orders().stream()
                                .map(order -> ShownOrders.act("order_listed", order))
                                .toList()));
        return found;
    }

    /** The basket, if the access key is one of its keys. */
    public Optional<Basket> findByKey(BasketId id, String accessKey) {
        return desk.opens(id, accessKey) ? desk.find(id) : Optional.empty();
    }

    /** Another key to a guest's basket, for a link in an e-mail; only its hash is kept. */
    public String newAccessKey(BasketId id) {
        return desk.newKey(id);
    }

    /** The basket that an order was placed in, if it was not placed alone. */
    public Optional<BasketId> ofOrder(OrderId order) {
        return desk.ofOrder(order);
    }
}
