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
import bourg.billing.Counter;
import bourg.billing.CounterUndoing;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Undoes, the same day and with a reason, a payment that was recorded at the counter by mistake.
 */
@Controller
@OnSite(Area.CONSOLE)
class CounterUndoingPages {
    private static final String REASON = "reason";
    private static final String NONE = "counter.undo.none";
    private static final int LONGEST = 500;

    private final Placed placed;
    private final Counter counter;
    private final Texts texts;

    CounterUndoingPages(Placed placed, Counter counter, Texts texts) {
        this.placed = placed;
        this.counter = counter;
        this.texts = texts;
    }

    @GetMapping("/console/orders/{id}/counter-undoing")
    String form(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Caller.staff(Powers.COUNTER);
        Order order = placed.require(id);
        return order.state() == OrderState.PAID
                ? show(order, new Sheet(Words.of(texts, locale)), model)
                : tell(order, "problem", NONE, next);
    }

    @PostMapping("/console/orders/{id}/counter-undoing")
    String undo(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.COUNTER);
        Order order = placed.require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required(REASON);
        if (reason.length() > LONGEST) {
            sheet.fail(REASON, "console.too_long", LONGEST);
        }
        if (!sheet.isSound()) {
            return show(order, sheet, model);
        }
        return switch (counter.undo(Caller.city(), order.id(), reason)) {
            case CounterUndoing.Undone _ -> tell(order, "done", "counter.undo.done", next);
            case CounterUndoing.NotAtCounter _ -> tell(order, "problem", NONE, next);
            case CounterUndoing.TooLate _ -> tell(order, "problem", "counter.undo.too_late", next);
            case CounterUndoing.MovedOn _ -> tell(order, "problem", "counter.undo.moved_on", next);
            case CounterUndoing.NotFound _ -> throw new NotHere();
        };
    }

    private static String tell(Order order, String how, String text, RedirectAttributes next) {
        next.addFlashAttribute(how, text);
        return "redirect:/console/orders/" + order.id();
    }

    private static String show(Order order, Sheet sheet, Model model) {
        model.addAttribute("order", order);
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(Kind.TEXT_AREA, REASON, sheet.words().text("counter.undo.reason"))
                                .hint(sheet.words().text("counter.undo.reason.hint"))));
        return "console/counterUndoing";
    }
}
