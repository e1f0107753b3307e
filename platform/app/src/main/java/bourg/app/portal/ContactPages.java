package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
        Application application =
                applications
                        .of(shelf.require(id), request)
                        .with(Application.NAME, typed(Application.NAME, request))
                        .with(Application.EMAIL, typed(Application.EMAIL, request));
        applications.keep(application, request, response);
        return isFine(application)
                ? "redirect:/services/" + application.service().id() + "/check"
                : page(application, true, model, locale);
    }

    static boolean isFine(Application application) {
        return !application.contact().name().isEmpty()
                && EMAIL.matcher(application.contact().email()).matches();
    }

    private String page(Application application, boolean check, Model model, Locale locale) {
        boolean noName = check && application.contact().name().isEmpty();
        boolean noEmail = check && !EMAIL.matcher(application.contact().email()).matches();
        Field name =
                field(application, Field.Kind.TEXT, Application.NAME, locale)
                        .error(noName ? texts.text(locale, "portal.contact.no_name") : null);
        Field email =
                field(application, Field.Kind.EMAIL, Application.EMAIL, locale)
                        .hint(texts.text(locale, "portal.contact.email_hint"))
                        .error(noEmail ? texts.text(locale, "portal.contact.no_email") : null);
        model.addAttribute("application", application);
        model.addAttribute("form", new FormView(List.of(name, email), Words.of(texts, locale)));
        return "portal/contact";
    }

    private Field field(Application application, Field.Kind kind, String name, Locale locale) {
        String autocomplete = name.substring(1);
        return Field.of(kind, name, texts.text(locale, "portal.contact." + autocomplete))
                .values(List.of(application.first(name)))
                .traits(new Field.Traits(false, null, autocomplete, 0, null, null));
    }

    private static String typed(String field, HttpServletRequest request) {
        String text = Objects.requireNonNullElse(request.getParameter(field), "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
