package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.ErrorItem;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The second step of ordering: who asks, signed in, newly registered or as a guest. */
@Controller
@OnSite(Area.PORTAL)
class ContactPages {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST = 200;

    private final ServicePages.Shelf shelf;
    private final Applications applications;
    private final Texts texts;

    ContactPages(ServicePages.Shelf shelf, Applications applications, Texts texts) {
        this.shelf = shelf;
        this.applications = applications;
        this.texts = texts;
    }

    @GetMapping("/services/{id}/contact")
    String contact(@PathVariable String id, HttpServletRequest request, Model model) {
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
        return page(application, List.of(), model);
    }

    @PostMapping("/services/{id}/contact")
    String answer(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Application application =
                applications
                        .of(shelf.require(id), request)
                        .with(Application.NAME, typed(Application.NAME, request))
                        .with(Application.EMAIL, typed(Application.EMAIL, request));
        applications.keep(application, request, response);
        List<ErrorItem> errors = check(application, locale);
        return errors.isEmpty()
                ? "redirect:/services/" + application.service().id() + "/check"
                : page(application, errors, model);
    }

    private String page(Application application, List<ErrorItem> errors, Model model) {
        model.addAttribute("application", application);
        model.addAttribute("errors", errors);
        return "portal/contact";
    }

    private List<ErrorItem> check(Application application, Locale locale) {
        List<ErrorItem> errors = new ArrayList<>();
        if (application.first(Application.NAME).isBlank()) {
            errors.add(
                    new ErrorItem(Application.NAME, texts.text(locale, "portal.contact.no_name")));
        }
        if (!EMAIL.matcher(application.first(Application.EMAIL).strip()).matches()) {
            errors.add(
                    new ErrorItem(Application.EMAIL, texts.text(locale, "portal.contact.no_email")));
        }
        return errors;
    }

    private static String typed(String field, HttpServletRequest request) {
        String text = Objects.requireNonNullElse(request.getParameter(field), "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
