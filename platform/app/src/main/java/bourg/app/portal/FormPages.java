package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.ErrorItem;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Form;
import bourg.marketplace.Forms;
import bourg.marketplace.LiveService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step of ordering: the form of the service. Whatever is typed is kept, right or wrong. */
@Controller
@OnSite(Area.PORTAL)
class FormPages {
    private static final int LONGEST_ANSWER = 20_000;

    private final ServicePages.Shelf shelf;
    private final Applications applications;
    private final Forms forms;
    private final Texts texts;

    FormPages(
            ServicePages.Shelf shelf, Applications applications, Forms forms, Texts texts) {
        this.shelf = shelf;
        this.applications = applications;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/services/{id}/form")
    String form(
            @PathVariable String id,
            @RequestParam(required = false) boolean saved,
            HttpServletRequest request,
            Model model) {
        Application application = applications.of(shelf.require(id), request);
        model.addAttribute("saved", saved);
        return page(application, List.of(), model);
    }

    @PostMapping("/services/{id}/form")
    String answer(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        LiveService service = shelf.require(id);
        Form form = forms.parse(service.content().form());
        Application application = applications.of(service, request).with(typed(form, request));
        applications.keep(application, request, response);
        if ("save".equals(request.getParameter("action"))) {
            return "redirect:/services/" + service.id() + "/form?saved=true";
        }
        List<ErrorItem> errors = check(application, form, locale);
        if (errors.isEmpty()) {
            return "redirect:/services/" + service.id() + "/contact";
        }
        model.addAttribute("saved", false);
        return page(application, errors, model);
    }

    private String page(Application application, List<ErrorItem> errors, Model model) {
        model.addAttribute("application", application);
        model.addAttribute("form", forms.parse(application.service().content().form()));
        model.addAttribute("errors", errors);
        return "portal/form";
    }

    private List<ErrorItem> check(Application application, Form form, Locale locale) {
        List<ErrorItem> errors = new ArrayList<>();
        forms.check(application.service().content().form(), form.fromStrings(application.typed()))
                .forEach(e -> errors.add(new ErrorItem(e.field(), e.message().in(locale))));
        int most = application.service().content().maxQuantity();
        if (application.quantity() < 1 || application.quantity() > most) {
            errors.add(
                    new ErrorItem(
                            Application.QUANTITY, texts.text(locale, "portal.quantity.error", most)));
        }
        return errors;
    }

    /** Only fields of the form are taken; an emptied field overwrites what was there. */
    private static Map<String, List<String>> typed(Form form, HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        form.fields().forEach(field -> take(field.key(), request, typed));
        take(Application.QUANTITY, request, typed);
        return typed;
    }

    private static void take(
            String field, HttpServletRequest request, Map<String, List<String>> typed) {
        String value = request.getParameter(field);
        if (value == null) {
            typed.put(field, List.of());
        } else if (value.length() <= LONGEST_ANSWER) {
            typed.put(field, List.of(value));
        }
    }
}
