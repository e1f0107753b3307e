package bourg.billing;

import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.CounterEntries;
import bourg.billing.checkout.CounterRows;
import bourg.billing.checkout.Payments;
import bourg.billing.checkout.Till;
import bourg.billing.settlement.AtCounter;
import bourg.marketplace.Order;
import bourg.marketplace.OrderChange;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.Payability;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.InCity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes money for orders at the counter of the bound city, undoes it the same day, and tells what
 * should be in the drawers; call it with no transaction open.
 */
@Component
public class Counter {
    private static final int TRIES = 3;

    private final Orders orders;
    private final Till till;
    private final Payments payments;
    private final AtCounter booking;
    private final Papers papers;

    Counter(Orders orders, Till till, Payments payments, AtCounter booking, Papers papers) {
        this.orders = orders;
        this.till = till;
        this.payments = payments;
        this.booking = booking;
        this.papers = papers;
    }

    /** What is kept of it in the control plane, and in the city. */
    @Component
    record Papers(CounterRows rows, CounterEntries entries) {}

    /** Closes the pay page, so that nobody pays twice, and books that the order is paid. */
    public CounterTaking take(CounterPayment wish) {
        Optional<Attempt> earlier =
                papers.rows()
                        .byKey(wish)
                        .filter(found -> found.payment().city().equals(CurrentCity.id()));
        if (earlier.isPresent()) {
            return again(wish, earlier.get());
        }
        return switch (orders.requireForPayment(wish.order())) {
            case Payability.Payable(var order) -> take(order, wish);
            case Payability.AlreadyPaid(var order) ->
                    order.isFree()
                            ? new CounterTaking.NotPayable(order.state())
                            : new CounterTaking.AlreadyPaid();
            case Payability.NotPayable(var state) -> new CounterTaking.NotPayable(state);
            case Payability.NotFound _ -> new CounterTaking.NotFound();
        };
    }

    private static CounterTaking again(CounterPayment wish, Attempt earlier) {
        return earlier.surplus() || earlier.payment().means() != wish.means()
                ? new CounterTaking.KeyReused()
                : new CounterTaking.Taken(earlier.payment());
    }

    private CounterTaking take(Order order, CounterPayment wish) {
        try {
            for (int i = 0; i < TRIES; i++) {
                switch (till.close(order)) {
                    case CAPTURED -> {
                        return new CounterTaking.AlreadyPaid();
                    }
                    case PROCESSING -> {
                        return new CounterTaking.WithTheBank();
                    }
                    case CREATED, OPEN -> {
                        return new CounterTaking.ProviderUnavailable();
                    }
                    case FAILED, EXPIRED -> {
                        PaymentId id = PaymentId.next();
                        papers.entries().write(id, wish);
                        if (booking.take(id, order, wish)) {
                            return new CounterTaking.Taken(
                                    payments.find(id).orElseThrow().payment());
                        }
                    }
                }
            }
        } catch (ProviderAway _) {
            return new CounterTaking.ProviderUnavailable();
        }
        return papers.rows()
                .byKey(wish)
                .map(earlier -> again(wish, earlier))
                .orElseGet(CounterTaking.ProviderUnavailable::new);
    }

    /** The order waits to be paid again; what was booked is booked back. */
    public CounterUndoing undo(City city, OrderId id, String reason) {
        Optional<Payment> found =
                payments.alive(id)
                        .map(Attempt::payment)
                        .filter(payment -> payment.city().equals(city.id()))
                        .filter(payment -> payment.means().atCounter());
        if (found.isEmpty()) {
            return new CounterUndoing.NotAtCounter();
        }
        Payment payment = found.get();
        if (!isOfToday(city, payment)) {
            return new CounterUndoing.TooLate();
        }
        if (!payment.refunded().isZero()) {
            return new CounterUndoing.MovedOn(OrderState.PAID);
        }
        return switch (orders.markUnpaid(id, payment.id().toString(), reason)) {
            case OrderChange.Changed _, OrderChange.AlreadySo _ -> {
                booking.undo(payment.id(), reason);
                yield new CounterUndoing.Undone();
            }
            case OrderChange.NotAllowed(var from, _) -> new CounterUndoing.MovedOn(from);
            case OrderChange.NotFound _ -> new CounterUndoing.NotFound();
        };
    }

    /** Tells whether the payment can still be undone by what its day says. */
    public boolean isOfToday(City city, Payment payment) {
        Instant at = payment.capturedAt();
        return at != null
                && LocalDate.ofInstant(at, city.timeZone()).equals(LocalDate.now(city.timeZone()));
    }

    /** What the clerk wrote down of a payment at the counter. */
    @InCity(readOnly = true)
    public Optional<CounterEntry> entry(PaymentId payment) {
        return papers.entries().find(payment);
    }

    /** What went into the drawers of the city on a day, by its clock, and out of them. */
    public DrawerDay day(City city, LocalDate day) {
        Instant from = day.atStartOfDay(city.timeZone()).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(city.timeZone()).toInstant();
        List<DrawerDay.Movement> found = papers.rows().between(city.id(), from, until);
        Map<PaymentId, CounterEntry> entries =
                papers.entries()
                        .of(found.stream().map(DrawerDay.Movement::payment).distinct().toList());
        Map<String, String> names =
                entries.values().stream()
                        .collect(
                                Collectors.toMap(
                                        CounterEntry::clerk,
                                        CounterEntry::clerkName,
                                        (first, _) -> first));
        return new DrawerDay(
                day,
                city.currency(),
                found.stream().map(movement -> line(movement, entries, names)).toList());
    }

    private static DrawerDay.Line line(
            DrawerDay.Movement movement,
            Map<PaymentId, CounterEntry> entries,
            Map<String, String> names) {
        CounterEntry entry = entries.get(movement.payment());
        return new DrawerDay.Line(
                movement,
                names.getOrDefault(movement.clerk(), ""),
                entry == null ? "" : entry.reference());
    }
}
