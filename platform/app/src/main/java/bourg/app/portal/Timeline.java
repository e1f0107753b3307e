package bourg.app.portal;

import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to an order, step by step, by the key of its words. */
public final class Timeline {
    private Timeline() {}

    /** One step: what it was, and when. */
    public record Line(String key, Order.Step step) {}

    public static List<Line> of(Order order) {
        List<Line> lines = new ArrayList<>();
        OrderState before = null;
        for (Order.Step step : order.history()) {
            lines.add(new Line("portal.order.step." + name(order, before, step.state()), step));
            before = step.state();
        }
        return lines;
    }

    private static String name(Order order, @Nullable OrderState before, OrderState state) {
        if (state == OrderState.AWAITING_PAYMENT && before != null) {
            return before == OrderState.PAID ? "unpaid" : "approved";
        }
        String name = state.name().toLowerCase(Locale.ROOT);
        return order.isFree() && state == OrderState.PAID ? name + ".free" : name;
    }
}
