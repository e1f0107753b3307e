package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Form;
import bourg.marketplace.Order;
import bourg.marketplace.OrderChange;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.PartnerId;
import bourg.tenants.Cities;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The orders of a partner's services in all cities. */
@Controller
@OnSite(Area.PARTNER)
class OrderPages {
    private static final int PAGE = 20;
    private static final String REASON = "reason";

    private final SignedInPartner partner;
    private final Desk desk;
    private final Cities cities;
    private final Texts texts;

    OrderPages(SignedInPartner partner, Desk desk, Cities cities, Texts texts) {
        this.partner = partner;
        this.desk = desk;
        this.cities = cities;
        this.texts = texts;
    }

    @GetMapping("/orders")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        OrderState wanted =
                Arrays.stream(OrderState.values())
                        .filter(one -> one.name().equalsIgnoreCase(state))
                        .findFirst()
                        .orElse(null);
        model.addAttribute("state", wanted == null ? "" : state);
        model.addAttribute("orders", desk.orders().list(partner.get().id(), wanted, after, PAGE));
        return "partner/orders";
    }

    @GetMapping("/orders/{id}")
    String order(@PathVariable String id, Locale locale, Model model) {
        return show(require(id), new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping("/orders/{id}/{step:acceptance|completion}")
    String step(@PathVariable String id, @PathVariable String step, RedirectAttributes next) {
        PartnerId owner = partner.get().id();
        OrderId order = require(id).id();
        return to(
                step.equals("acceptance")
                        ? desk.orders().accept(owner, order)
                        : desk.orders().complete(owner, order),
                id,
                next);
    }

    @PostMapping("/orders/{id}/decline")
    String decline(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Order order = require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required(REASON);
        return sheet.isSound()
                ? to(desk.orders().decline(partner.get().id(), order.id(), reason), id, next)
                : show(order, sheet, model);
    }

    private static String to(OrderChange change, String id, RedirectAttributes next) {
        next.addFlashAttribute(
                "done",
                switch (change) {
                    case OrderChange.Changed _, OrderChange.AlreadySo _ -> "partner.order.changed";
                    case OrderChange.NotAllowed _ -> "partner.order.not_allowed";
                    case OrderChange.NotFound _ -> throw new NotHere();
                });
        return "redirect:/orders/" + id;
    }

    private Order require(String id) {
        PartnerId owner = partner.get().id();
        return OrderId.parse(id)
                .flatMap(order -> desk.orders().find(owner, order))
                .orElseThrow(NotHere::new);
    }

    private String show(Order order, Sheet sheet, Model model) {
        Form form = desk.forms().parse(order.service().form());
        model.addAttribute("order", order);
        model.addAttribute("questions", form);
        model.addAttribute("answers", form.toStrings(order.answers()));
        model.addAttribute("cityName", cities.require(order.city()).name());
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(
                                Kind.TEXT_AREA,
                                REASON,
                                sheet.words().text("partner.order.reason"))));
        return "partner/order";
    }
}
