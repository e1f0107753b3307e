package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.IntakeForm;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Form;
import bourg.marketplace.FormError;
import bourg.marketplace.Forms;
import bourg.marketplace.LiveService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step of ordering: the form of the service. What is typed is kept, right or wrong. */
@Controller
@OnSite(Area.PORTAL)
class FormPages {
    private static final int LONGEST_QUANTITY = 10;
    private static final int LONGEST_TEXT = 1_000;

    private final ServicePages.Shelf shelf;
    private final Applications applications;
    private final Forms forms;
    private final ChosenChange change;
    private final Texts texts;

    FormPages(
            ServicePages.Shelf shelf,
            Applications applications,
            Forms forms,
            ChosenChange change,
            Texts texts) {
        this.shelf = shelf;
        this.applications = applications;
        this.forms = forms;
        this.change = change;
        this.texts = texts;
    }

    @GetMapping("/services/{id}/form")
    String form(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean saved,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        Application application = applications.of(shelf.require(id), request);
        model.addAttribute("saved", saved);
        return page(application, null, model, locale);
    }

    @PostMapping("/services/{id}/form")
    String answer(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        LiveService service = shelf.require(id);
        Application application = read(applications.of(service, request), request);
        applications.keep(application, request, response);
        if ("save".equals(request.getParameter("action"))) {
            return "redirect:/services/" + service.id() + "/form?saved=true";
        }
        List<FormError> errors = errors(application);
        if (errors.isEmpty() && application.choicesAreFine()) {
            return "basket".equals(request.getParameter("action"))
                    ? change.add(application, request, response)
                    : "redirect:/services/" + service.id() + "/contact";
        }
        model.addAttribute("saved", false);
        return page(application, errors, model, locale);
    }

    List<FormError> errors(Application application) {
        String schema = application.service().content().form();
        return forms.check(schema, forms.parse(schema).fromStrings(application.typed()));
    }

    private Application read(Application before, HttpServletRequest request) {
        Form form = forms.parse(before.service().content().form());
        String quantity = request.getParameter(Application.QUANTITY);
        return before.withAnswers(IntakeForm.read(form, request.getParameterMap()))
                .with(
                        Application.QUANTITY,
                        quantity == null || quantity.length() > LONGEST_QUANTITY ? "" : quantity)
                .with(Claimed.CONCESSION, typed(request, Claimed.CONCESSION))
                .with(Claimed.GROUND, typed(request, Claimed.GROUND));
    }

    /** What was typed, too long as it may be, but no more than is worth keeping. */
    private static String typed(HttpServletRequest request, String name) {
        String typed = Objects.requireNonNullElse(request.getParameter(name), "");
        return typed.substring(0, Math.min(typed.length(), LONGEST_TEXT));
    }

    /**
     * Draws the form; without errors it has not been judged, and a kept answer is shown as it is.
     */
    private String page(
            Application application, @Nullable List<FormError> errors, Model model, Locale locale) {
        Form form = forms.parse(application.service().content().form());
        Words words = Words.of(texts, locale);
        FormView drawn =
                IntakeForm.draw(
                        form,
                        application.typed(),
                        errors == null ? List.of() : errors,
                        locale,
                        words);
        boolean judged = errors != null;
        model.addAttribute("application", application);
        model.addAttribute("form", withChoices(application, drawn, judged, locale));
        return "portal/form";
    }

    private FormView withChoices(
            Application application, FormView drawn, boolean judged, Locale locale) {
        List<Field> fields = new ArrayList<>(drawn.fields());
        if (application.service().content().quantityAllowed()) {
            fields.add(quantity(application, judged, locale));
        }
        Formats formats = new Formats(locale, Caller.city().timeZone());
        fields.addAll(application.claimed().fields(judged, texts, locale, formats));
        return new FormView(fields, drawn.words());
    }

    private Field quantity(Application application, boolean judged, Locale locale) {
        int most = application.service().content().maxQuantity();
        return Field.of(
                        Field.Kind.DIGITS,
                        Application.QUANTITY,
                        texts.text(locale, "portal.quantity"))
                .hint(texts.text(locale, "portal.quantity.hint", most))
                .values(List.of(application.quantityText()))
                .narrow(4, null, null)
                .error(
                        !judged || application.quantityIsFine()
                                ? null
                                : texts.text(locale, "portal.quantity.error", most));
    }
}
