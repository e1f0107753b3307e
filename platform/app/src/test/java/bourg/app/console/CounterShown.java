package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.portal.Samples;
import bourg.billing.DrawerDay;
import bourg.billing.PaymentId;
import bourg.billing.PaymentMeans;
import bourg.marketplace.OrderState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages of the counter, with one of everything on them. */
final class CounterShown {
    private CounterShown() {}

    static Stream<Shown> pages(Words words) {
        Sheet reason = new Sheet(words);
        reason.fail("reason", "form.required");
        return Stream.of(
                new Shown(
                        "counter",
                        Map.of(
                                "order",
                                Samples.order(OrderState.AWAITING_PAYMENT, null),
                                "form",
                                CounterForm.draw(new Sheet(words)),
                                "key",
                                "k",
                                "problem",
                                "counter.take.provider_away")),
                new Shown(
                        "counterUndoing",
                        Map.of(
                                "order",
                                Samples.order(OrderState.PAID, null),
                                "form",
                                reason.draw(Field.of(Field.Kind.TEXT_AREA, "reason", "Pourquoi")))),
                till(List.of()),
                till(Arrays.stream(DrawerDay.Kind.values()).map(CounterShown::moved).toList()));
    }

    private static Shown till(List<DrawerDay.Line> lines) {
        DrawerDay day = new DrawerDay(LocalDate.of(2026, 11, 30), Samples.cad(0).currency(), lines);
        return new Shown("till", Map.of("till", day, "today", day.day()));
    }

    private static DrawerDay.Line moved(DrawerDay.Kind kind) {
        boolean taken = kind == DrawerDay.Kind.TAKEN;
        return new DrawerDay.Line(
                new DrawerDay.Movement(
                        PaymentId.next(),
                        Samples.order(OrderState.PAID, null).id(),
                        kind,
                        taken ? PaymentMeans.CHEQUE : PaymentMeans.CASH,
                        Samples.cad(taken ? 5174 : -1000),
                        taken ? "alice" : "bob",
                        Samples.NOW),
                taken ? "<b>Alice</b>" : "",
                taken ? "<b>1042</b>" : "");
    }
}
