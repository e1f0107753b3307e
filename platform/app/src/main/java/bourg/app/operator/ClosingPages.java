package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CloseCity;
import bourg.tenants.ClosingChange;
import bourg.tenants.Closings;
import bourg.tenants.Erasures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Closes a city, keeps it after all, or erases it; what is final asks for the city's code. */
@Controller
@OnSite(Area.OPERATOR)
class ClosingPages {
    private static final String WITHOUT_EXPORT = "without_export";
    private static final String CODE = "city_code";

    private final Cities cities;
    private final Closings closings;
    private final Erasures erasures;
    private final Texts texts;

    ClosingPages(Cities cities, Closings closings, Erasures erasures, Texts texts) {
        this.cities = cities;
        this.closings = closings;
        this.erasures = erasures;
        this.texts = texts;
    }

    @GetMapping("/cities/{id}/closing")
    String ask(@PathVariable String id, Locale locale, Model model) {
        Caller.operator();
        return show(Named.city(id, cities), new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping("/cities/{id}/closing")
    String close(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        var wish = new CloseCity(sheet.text(CODE), sheet.all(WITHOUT_EXPORT).contains("yes"));
        return answer(closings.close(city, wish), city, sheet, response, model);
    }

    @PostMapping("/cities/{id}/keeping")
    String keep(@PathVariable String id) {
        Caller.operator();
        City city = Named.city(id, cities);
        closings.keep(city);
        return "redirect:/cities/" + city.id();
    }

    @PostMapping("/cities/{id}/erasure")
    String erase(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        return answer(erasures.begin(city, sheet.text(CODE)), city, sheet, response, model);
    }

    private String answer(
            ClosingChange change,
            City city,
            Sheet sheet,
            HttpServletResponse response,
            Model model) {
        switch (change) {
            case ClosingChange.Erasing(var job) -> {
                return "redirect:/jobs/" + job.id();
            }
            case ClosingChange.Announced _, ClosingChange.Kept _ -> {
                return "redirect:/cities/" + city.id() + "/closing";
            }
            case ClosingChange.NotOpen _, ClosingChange.NotClosing _ -> throw new NotHere();
            case ClosingChange.WrongCode _ -> sheet.fail(CODE, "operator.closing.code.wrong");
            case ClosingChange.NoExport _ ->
                    sheet.fail(WITHOUT_EXPORT, "operator.closing.export.missing");
            case ClosingChange.NoKey _ -> sheet.fail(CODE, "operator.closing.key.missing");
            case ClosingChange.Hindered(var by) ->
                    sheet.fail(CODE, "operator.closing.hindered." + by);
        }
        response.setStatus(422);
        return show(city, sheet, model);
    }

    /** What may be asked of the city in its state. */
    private String show(City city, Sheet sheet, Model model) {
        model.addAttribute("city", city);
        return switch (city.state()) {
            case ACTIVE, SUSPENDED -> {
                model.addAttribute("form", drawClosing(sheet));
                yield "operator/closing";
            }
            case CLOSING -> {
                model.addAttribute("form", drawErasure(sheet));
                model.addAttribute("closing", closings.of(city.id()).orElseThrow(NotHere::new));
                yield "operator/closingCity";
            }
            case CLOSED -> {
                model.addAttribute("closing", closings.of(city.id()).orElseThrow(NotHere::new));
                model.addAttribute("certificate", closings.certificate(city.id()).orElse(null));
                yield "operator/closedCity";
            }
            case PROVISIONING -> throw new NotHere();
        };
    }

    static FormView drawClosing(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                code(words),
                Field.of(
                                Field.Kind.CHECKBOXES,
                                WITHOUT_EXPORT,
                                words.text("operator.closing.export"))
                        .hint(words.text("operator.closing.export.hint"))
                        .optional()
                        .choices(
                                List.of(
                                        new Field.Choice(
                                                "yes",
                                                words.text("operator.closing.export.without")))));
    }

    static FormView drawErasure(Sheet sheet) {
        return sheet.draw(code(sheet.words()));
    }

    private static Field code(Words words) {
        return Field.of(Field.Kind.TEXT, CODE, words.text("operator.closing.code"))
                .hint(words.text("operator.closing.code.hint"));
    }
}
