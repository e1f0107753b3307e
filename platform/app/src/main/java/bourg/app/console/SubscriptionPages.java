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
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionChange;
import bourg.marketplace.SubscriptionId;
import bourg.marketplace.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The subscriptions to a city's services: how they stand, and ending one with a reason. */
@Controller
@OnSite(Area.CONSOLE)
class SubscriptionPages {
    private static final int PAGE = 20;
    private static final int NEWEST = 24;
    private static final int LONGEST = 1000;
    private static final String REASON = "reason";

    private final Subscriptions subscriptions;
    private final Texts texts;

    SubscriptionPages(Subscriptions subscriptions, Texts texts) {
        this.subscriptions = subscriptions;
        this.texts = texts;
    }

    /** All of them, or those of one service. */
    @GetMapping("/console/subscriptions")
    String list(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Caller.staff();
        AdoptionId wanted = AdoptionId.parse(service).orElse(null);
        model.addAttribute("subscriptions", subscriptions.listOfCity(wanted, after, PAGE));
        model.addAttribute("service", wanted == null ? "" : wanted.toString());
        model.addAttribute("first", after == null);
        return "console/subscriptions";
    }

    @GetMapping("/console/subscriptions/{id}")
    String one(@PathVariable String id, Model model) {
        Caller.staff();
        Subscription subscription = require(id);
        model.addAttribute("subscription", subscription);
        model.addAttribute("orders", subscriptions.ordersOf(subscription.id(), NEWEST));
        return "console/subscription";
    }

    @GetMapping("/console/subscriptions/{id}/end")
    String form(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Caller.staff(Powers.REFUSE);
        Subscription subscription = require(id);
        return subscription.isRunning()
                ? show(subscription, new Sheet(Words.of(texts, locale)), model)
                : tell(subscription, "problem", "console.subscription.stale", next);
    }

    @PostMapping("/console/subscriptions/{id}/end")
    String end(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.REFUSE);
        Subscription subscription = require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required(REASON);
        if (reason.length() > LONGEST) {
            sheet.fail(REASON, "console.too_long", LONGEST);
        }
        if (!sheet.isSound()) {
            return show(subscription, sheet, model);
        }
        return switch (subscriptions.endByCity(subscription.id(), reason, Instant.now())) {
            case SubscriptionChange.Changed _ ->
                    tell(subscription, "done", "console.subscription.done", next);
            case SubscriptionChange.AlreadySo _,
                    SubscriptionChange.NotAllowed _,
                    SubscriptionChange.ToPay _,
                    SubscriptionChange.OutOfRange _ ->
                    tell(subscription, "problem", "console.subscription.stale", next);
            case SubscriptionChange.NotFound _ -> throw new NotHere();
        };
    }

    private Subscription require(String id) {
        return SubscriptionId.parse(id).flatMap(subscriptions::find).orElseThrow(NotHere::new);
    }

    private static String tell(
            Subscription subscription, String how, String text, RedirectAttributes next) {
        next.addFlashAttribute(how, text);
        return "redirect:/console/subscriptions/" + subscription.id();
    }

    private static String show(Subscription subscription, Sheet sheet, Model model) {
        model.addAttribute("subscription", subscription);
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(
                                        Kind.TEXT_AREA,
                                        REASON,
                                        sheet.words().text("console.refusal.reason"))
                                .hint(sheet.words().text("console.refusal.reason.hint"))));
        return "console/subscriptionEnd";
    }
}
