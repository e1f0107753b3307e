package bourg.billing;

import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.settlement.Refunds;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import bourg.tenants.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares what the ledger knows of a city's orders with what the city knows: after a restore the
 * city may have forgotten some that were paid.
 */
@Component
public class CityReconciliation {
    private static final int AT_ONCE = 500;

    private final Payments payments;
    private final Refunds refunds;
    private final Orders orders;

    CityReconciliation(Payments payments, Refunds refunds, Orders orders) {
        this.payments = payments;
        this.refunds = refunds;
        this.orders = orders;
    }

    /** The gaps of a city in the order in which the payments began. */
    public Page<OrderGap> gaps(CityId city, @Nullable PaymentId after, int limit) {
        List<OrderGap> gaps = new ArrayList<>();
        PaymentId last = after;
        List<Payment> batch;
        do {
            batch =
                    payments.capturedIn(city, last, AT_ONCE).stream()
                            .map(Attempt::payment)
                            .toList();
            if (!batch.isEmpty()) {
                gaps.addAll(among(city, batch));
                last = batch.getLast().id();
            }
        } while (batch.size() == AT_ONCE && gaps.size() <= limit);
        return Page.of(gaps.subList(0, Math.min(gaps.size(), limit + 1)), limit);
    }

    private List<OrderGap> among(CityId city, List<Payment> batch) {
        List<OrderId> ids = batch.stream().map(Payment::order).toList();
        Map<OrderId, OrderState> known = CurrentCity.call(city, () -> orders.states(ids));
        Set<PaymentId> refused = refunds.ofRefusedAmong(batch);
        List<OrderGap> gaps = new ArrayList<>();
        for (Payment payment : batch) {
            kind(payment, known.get(payment.order()), refused.contains(payment.id()))
                    .ifPresent(kind -> gaps.add(new OrderGap(payment, kind)));
        }
        return gaps;
    }

    private static Optional<OrderGap.Kind> kind(
            Payment payment, @Nullable OrderState state, boolean refused) {
        if (state == null) {
            return Optional.of(OrderGap.Kind.MISSING);
        }
        return switch (state) {
            case AWAITING_APPROVAL, AWAITING_PAYMENT, EXPIRED, CANCELLED ->
                    payment.refundable().isZero()
                            ? Optional.empty()
                            : Optional.of(OrderGap.Kind.UNPAID);
            case PAID, ACCEPTED, DONE ->
                    refused ? Optional.of(OrderGap.Kind.REFUSED) : Optional.empty();
            case REFUSED -> Optional.empty();
        };
    }
}
