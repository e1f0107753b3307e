package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.BasketPlacing;
import bourg.marketplace.Baskets;
import bourg.marketplace.PlaceBasket;
import bourg.tenants.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The basket: what was chosen of several services, ordered and paid at once. */
@Controller
@OnSite(Area.PORTAL)
class BasketPages {
    private final Chosen chosen;
    private final ChosenChange change;
    private final Baskets baskets;
    private final Placed placed;
    private final Texts texts;

    BasketPages(Chosen chosen, ChosenChange change, Baskets baskets, Placed placed, Texts texts) {
        this.chosen = chosen;
        this.change = change;
        this.baskets = baskets;
        this.placed = placed;
        this.texts = texts;
    }

    /** Who follows the orders, and how they are paid. */
    @org.springframework.stereotype.Component
    record Placed(BasketAccess access, Payments payments) {}

    @GetMapping("/basket")
    String basket(HttpServletRequest request, Model model, Locale locale) {
        model.addAttribute("form", ContactForm.known().draw(false, texts, locale));
        return page(new ChosenLines(chosen.lines(request)), request, model);
    }

    private static String page(ChosenLines lines, HttpServletRequest request, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("notice", notice(request.getParameter("notice")));
        return "portal/basket";
    }

    private static String notice(@Nullable String asked) {
        return asked == null
                ? ""
                : switch (asked) {
                    case "added", "removed", "full", "changed", "stopped", "currencies" -> asked;
                    default -> "";
                };
    }

    @PostMapping("/basket/lines/{line}/removal")
    String remove(@PathVariable UUID line, HttpServletRequest request) {
        chosen.remove(line, request);
        return "redirect:/basket?notice=removed";
    }

    /** The answers go back into the form, from which they can be put into the basket again. */
    @PostMapping("/basket/lines/{line}/change")
    String change(
            @PathVariable UUID line, HttpServletRequest request, HttpServletResponse response) {
        return chosen.find(line, request)
                .flatMap(kept -> change.reopen(kept, request, response))
                .orElse("redirect:/basket?notice=changed");
    }

    /** Sending this twice finds the same orders: the lines that were shown name the wish. */
    @PostMapping("/basket")
    String place(
            HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        ChosenLines lines = new ChosenLines(chosen.lines(request));
        List<UUID> shown = shown(request);
        if (!lines.ids().equals(shown)) {
            return earlier(shown, request)
                    .map(found -> goOn(found, request, response))
                    .orElse("redirect:/basket?notice=changed");
        }
        if (!lines.isOrderable()) {
            return "redirect:/basket?notice=stopped";
        }
        ContactForm contact = ContactForm.typed(request);
        if (!contact.isFine()) {
            model.addAttribute("form", contact.draw(true, texts, locale));
            return page(lines, request, model);
        }
        return switch (baskets.place(wish(lines, contact, request, locale))) {
            case BasketPlacing.Placed done -> goOn(done, request, response);
            case BasketPlacing.NotOffered _, BasketPlacing.Invalid _ ->
                    "redirect:/basket?notice=stopped";
            case BasketPlacing.CityCloses() -> "redirect:/closing";
            case BasketPlacing.SeveralCurrencies() -> "redirect:/basket?notice=currencies";
            case BasketPlacing.RequestKeyReused() ->
                    earlier(shown, request)
                            .map(found -> goOn(found, request, response))
                            .orElse("redirect:/basket?notice=changed");
        };
    }

    private Optional<BasketPlacing.Placed> earlier(List<UUID> shown, HttpServletRequest request) {
        return shown.isEmpty()
                ? Optional.empty()
                : chosen.requestKey(shown, request).flatMap(baskets::placedUnder);
    }

    private String goOn(
            BasketPlacing.Placed done, HttpServletRequest request, HttpServletResponse response) {
        placed.access().remember(done, request, response);
        shown(request).forEach(line -> chosen.remove(line, request));
        return placed.payments().begin(done.basket().id());
    }

    private PlaceBasket wish(
            ChosenLines lines, ContactForm contact, HttpServletRequest request, Locale locale) {
        return new PlaceBasket(
                chosen.requestKey(lines.ids(), request).orElseThrow(),
                lines.all().stream().map(line -> line.kept().wish()).toList(),
                contact.contact(),
                locale,
                Caller.citizen().map(Actor.Citizen::subject).orElse(null));
    }

    /** The lines that the page showed when it was sent; what is no name is none of them. */
    private static List<UUID> shown(HttpServletRequest request) {
        List<UUID> ids = new ArrayList<>();
        String sent = Objects.requireNonNullElse(request.getParameter("lines"), "");
        for (String id : sent.split(",", PlaceBasket.MOST_LINES + 1)) {
            if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                ids.add(UUID.fromString(id));
            }
        }
        return ids;
    }
}
