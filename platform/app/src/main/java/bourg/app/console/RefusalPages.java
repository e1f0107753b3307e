package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.Billing;
import bourg.billing.Payment;
import bourg.marketplace.Order;
import bourg.marketplace.OrderChange;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Refuses an order with a reason; billing then gives back what was paid. Whoever refuses must have
 * seen the order as it stands.
 */
@Controller
@OnSite(Area.CONSOLE)
class RefusalPages {
    private static final String REASON = "reason";
    private static final String REVISION = "revision";
    private static final String DONE = "console.refusal.done";
    private static final String STALE = "console.order.stale";
    private static final int LONGEST = 1000;

    private final Orders orders;
    private final Placed placed;
    private final Billing billing;
    private final Texts texts;

    RefusalPages(Orders orders, Placed placed, Billing billing, Texts texts) {
        this.orders = orders;
        this.placed = placed;
        this.billing = billing;
        this.texts = texts;
    }

    @GetMapping("/console/orders/{id}/refusal")
    String form(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Caller.staff(Powers.REFUSE);
        Order order = placed.require(id);
        if (!order.state().mayBecome(OrderState.REFUSED)) {
            return tell(order, "problem", STALE, next);
        }
        return show(order, new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping("/console/orders/{id}/refusal")
    String refuse(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.REFUSE);
        Order order = placed.require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required(REASON);
        if (reason.length() > LONGEST) {
            sheet.fail(REASON, "console.too_long", LONGEST);
        }
        if (order.state() == OrderState.REFUSED && reason.equals(order.reason())) {
            return tell(order, "done", DONE, next);
        }
        if (!order.state().mayBecome(OrderState.REFUSED)) {
            return tell(order, "problem", STALE, next);
        }
        if (!sheet.text(REVISION).equals(String.valueOf(order.revision()))) {
            model.addAttribute("problem", "console.refusal.changed");
            return show(order, sheet, model);
        }
        if (!sheet.isSound()) {
            return show(order, sheet, model);
        }
        return switch (orders.refuse(order.id(), reason)) {
            case OrderChange.Changed _ ->
                    tell(
                            order,
                            "done",
                            order.wasPaid() ? DONE : "console.refusal.done.unpaid",
                            next);
            case OrderChange.AlreadySo _, OrderChange.NotAllowed _ ->
                    tell(order, "problem", STALE, next);
            case OrderChange.NotFound _ -> throw new NotHere();
        };
    }

    private static String tell(Order order, String how, String text, RedirectAttributes next) {
        next.addFlashAttribute(how, text);
        return "redirect:/console/orders/" + order.id();
    }

    private String show(Order order, Sheet sheet, Model model) {
        model.addAttribute("order", order);
        model.addAttribute(
                "left",
                billing.paymentOf(order.id())
                        .map(Payment::refundable)
                        .orElse(order.quote().total()));
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(
                                        Kind.TEXT_AREA,
                                        REASON,
                                        sheet.words().text("console.refusal.reason"))
                                .hint(sheet.words().text("console.refusal.reason.hint"))));
        return "console/refusal";
    }
}
