package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The second step of ordering: who asks, signed in, newly registered or as a guest. */
@Controller
@OnSite(Area.PORTAL)
class ContactPages {
    private final ServicePages.Shelf shelf;
    private final Applications applications;
    private final Texts texts;

    ContactPages(ServicePages.Shelf shelf, Applications applications, Texts texts) {
        this.shelf = shelf;
        this.applications = applications;
        this.texts = texts;
    }

    @GetMapping("/services/{id}/contact")
    String contact(
            @PathVariable String id, HttpServletRequest request, Model model, Locale locale) {
        Application application = applications.of(shelf.require(id), request);
        if (!application.started()) {
            return "redirect:/services/" + application.service().id() + "/form";
        }
        Optional<Actor.Citizen> citizen = Caller.citizen();
        if (citizen.isPresent() && !application.contactKnown()) {
            application =
                    application
                            .with(Application.NAME, citizen.get().name())
                            .with(Application.EMAIL, citizen.get().email());
        }
        return page(application, false, model, locale);
    }

    @PostMapping("/services/{id}/contact")
    String answer(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        ContactForm typed = ContactForm.typed(request);
        Application application =
                applications
                        .of(shelf.require(id), request)
                        .with(Application.NAME, typed.name())
                        .with(Application.EMAIL, typed.email());
        applications.keep(application, request, response);
        return isFine(application)
                ? "redirect:/services/" + application.service().id() + "/check"
                : page(application, true, model, locale);
    }

    static boolean isFine(Application application) {
        return of(application).isFine();
    }

    private static ContactForm of(Application application) {
        return new ContactForm(
                application.first(Application.NAME), application.first(Application.EMAIL));
    }

    private String page(Application application, boolean judged, Model model, Locale locale) {
        model.addAttribute("application", application);
        model.addAttribute("form", of(application).draw(judged, texts, locale));
        return "portal/contact";
    }
}
