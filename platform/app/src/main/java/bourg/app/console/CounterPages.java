package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.Counter;
import bourg.billing.CounterPayment;
import bourg.billing.CounterTaking;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.tenants.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records that an order was paid to a clerk: in cash, by cheque or on the city's own terminal. */
@Controller
@OnSite(Area.CONSOLE)
class CounterPages {
    private static final String PROBLEM = "problem";

    private final Placed placed;
    private final Counter counter;
    private final Texts texts;

    CounterPages(Placed placed, Counter counter, Texts texts) {
        this.placed = placed;
        this.counter = counter;
        this.texts = texts;
    }

    @GetMapping("/console/orders/{id}/counter")
    String form(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Caller.staff(Powers.COUNTER);
        Order order = placed.require(id);
        return order.state() == OrderState.AWAITING_PAYMENT
                ? show(order, CounterForm.renew(new Sheet(Words.of(texts, locale))), model)
                : tell(order, PROBLEM, "counter.take.not_payable", next);
    }

    @PostMapping("/console/orders/{id}/counter")
    String take(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Actor.Staff clerk = Caller.staff(Powers.COUNTER);
        Order order = placed.require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<CounterPayment> wish = CounterForm.read(sheet, order.id(), clerk);
        if (wish.isEmpty()) {
            return show(order, sheet, model);
        }
        return switch (counter.take(wish.get())) {
            case CounterTaking.Taken _ -> tell(order, "done", "counter.take.done", next);
            case CounterTaking.AlreadyPaid _ ->
                    tell(order, PROBLEM, "counter.take.already_paid", next);
            case CounterTaking.WithTheBank _ ->
                    tell(order, PROBLEM, "counter.take.with_the_bank", next);
            case CounterTaking.NotPayable _ ->
                    tell(order, PROBLEM, "counter.take.not_payable", next);
            case CounterTaking.ProviderUnavailable _ ->
                    again(order, sheet, "counter.take.provider_away", model);
            case CounterTaking.KeyReused _ ->
                    again(order, CounterForm.renew(sheet), "counter.take.sent_before", model);
            case CounterTaking.NotFound _ -> throw new NotHere();
        };
    }

    /** What was typed stays; nothing was recorded. */
    private static String again(Order order, Sheet sheet, String problem, Model model) {
        model.addAttribute(PROBLEM, problem);
        return show(order, sheet, model);
    }

    private static String tell(Order order, String how, String text, RedirectAttributes next) {
        next.addFlashAttribute(how, text);
        return "redirect:/console/orders/" + order.id();
    }

    private static String show(Order order, Sheet sheet, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("key", sheet.text(CounterForm.KEY));
        model.addAttribute("form", CounterForm.draw(sheet));
        return "console/counter";
    }
}
