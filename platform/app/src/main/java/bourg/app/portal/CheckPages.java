package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.ConcessionClaim;
import bourg.marketplace.Form;
import bourg.marketplace.Forms;
import bourg.marketplace.Orders;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.Subscriptions;
import bourg.tenants.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The last step of ordering: check the answers, see the price explained, and go to pay. */
@Controller
@OnSite(Area.PORTAL)
class CheckPages {
    private final Steps steps;
    private final ServicePages.Shelf shelf;
    private final Applications applications;
    private final FormPages formPages;
    private final ChosenChange change;
    private final Forms forms;
    private final Orders orders;
    private final OrderAccess access;
    private final Payments payments;

    CheckPages(Steps steps, Forms forms, Orders orders, OrderAccess access, Payments payments) {
        this.steps = steps;
        this.shelf = steps.shelf();
        this.applications = steps.applications();
        this.formPages = steps.formPages();
        this.change = steps.change();
        this.forms = forms;
        this.orders = orders;
        this.access = access;
        this.payments = payments;
    }

    @GetMapping("/services/{id}/check")
    String check(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Application application = applications.of(shelf.require(id), request);
        if (!complete(application)) {
            return "redirect:/services/" + application.service().id() + "/" + missing(application);
        }
        if (application.first(Application.REQUEST).isEmpty()) {
            application = application.with(Application.REQUEST, Secrets.next());
            applications.keep(application, request, response);
        }
        Form form = forms.parse(application.service().content().form());
        model.addAttribute("application", application);
        model.addAttribute("answers", Answers.of(form, application.typed()));
        model.addAttribute("trialHad", hadTrial(application));
        model.addAttribute(
                "quote",
                orders.quote(
                                application.service().id(),
                                application.quantity(),
                                ConcessionClaim.kindOf(application.claimed().claim()))
                        .orElseThrow(NotHere::new));
        return "portal/check";
    }

    /** It is said before anybody orders that the trial is not given twice. */
    private boolean hadTrial(Application application) {
        return application.service().hasTrial()
                && steps.subscriptions()
                        .hadTrial(
                                application.service().id(),
                                citizen(),
                                application.contact().email());
    }

    private static @Nullable String citizen() {
        return Caller.citizen().map(Actor.Citizen::subject).orElse(null);
    }

    /** Sending this twice finds the same order: the draft carries the key of the request. */
    @PostMapping("/services/{id}/check")
    String place(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Application application = applications.of(shelf.require(id), request);
        String again = "redirect:/services/" + application.service().id() + "/";
        if (!complete(application) || application.first(Application.REQUEST).isEmpty()) {
            return again + missing(application);
        }
        if ("basket".equals(request.getParameter("action"))) {
            return change.add(application, request, response);
        }
        return switch (orders.place(wish(application, locale))) {
            case Placing.Placed(var order, var accessKey) -> {
                if (accessKey != null) {
                    access.remember(order.id(), accessKey, request, response);
                }
                applications.forget(application, request);
                yield payments.begin(order.id());
            }
            case Placing.NotOffered() -> throw new NotHere();
            case Placing.CityCloses() -> "redirect:/closing";
            case Placing.Invalid _ -> again + "form";
            case Placing.RequestKeyReused() -> {
                applications.keep(
                        application.with(Application.REQUEST, Secrets.next()), request, response);
                yield again + "check";
            }
        };
    }

    private PlaceOrder wish(Application application, Locale locale) {
        Form form = forms.parse(application.service().content().form());
        return new PlaceOrder(
                application.first(Application.REQUEST),
                application.service().id(),
                application.quantity(),
                form.fromStrings(application.typed()),
                application.contact(),
                locale,
                citizen(),
                application.claimed().claim());
    }

    private boolean complete(Application application) {
        return formIsFine(application) && ContactPages.isFine(application);
    }

    private boolean formIsFine(Application application) {
        return application.started()
                && application.choicesAreFine()
                && formPages.errors(application).isEmpty();
    }

    private String missing(Application application) {
        if (!formIsFine(application)) {
            return "form";
        }
        return ContactPages.isFine(application) ? "check" : "contact";
    }

    /** What the other steps offer to this one. */
    @org.springframework.stereotype.Component
    record Steps(
            ServicePages.Shelf shelf,
            Applications applications,
            FormPages formPages,
            ChosenChange change,
            Subscriptions subscriptions) {}
}
