package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
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

/** Declines a paid order, after asking for the reason and saying that the money goes back. */
@Controller
@OnSite(Area.PARTNER)
class DeclinePages {
    private static final String REASON = "reason";
    private static final int LONGEST = 1000;

    private final OrderCounter counter;
    private final Desk desk;
    private final Texts texts;

    DeclinePages(OrderCounter counter, Desk desk, Texts texts) {
        this.counter = counter;
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping("/orders/{id}/decline")
    String form(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Order order = counter.require(id);
        if (!order.wasPaid() || !order.state().mayBecome(OrderState.REFUSED)) {
            next.addFlashAttribute("problem", "partner.order.stale");
            return "redirect:/orders/" + order.id();
        }
        return show(order, new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping("/orders/{id}/decline")
    String decline(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Order order = counter.require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required(REASON);
        if (reason.length() > LONGEST) {
            sheet.fail(REASON, "partner.too_long", LONGEST);
        }
        return sheet.isSound()
                ? counter.to(
                        desk.orders().decline(order.service().partner(), order.id(), reason),
                        order,
                        "partner.order.declined",
                        next)
                : show(order, sheet, model);
    }

    private static String show(Order order, Sheet sheet, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("form", draw(sheet));
        return "partner/decline";
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Kind.TEXT_AREA, REASON, words.text("partner.decline.reason"))
                        .hint(words.text("partner.decline.reason.hint")));
    }
}
