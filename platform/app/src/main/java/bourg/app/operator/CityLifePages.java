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
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.Job;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Suspends a city and opens it again, and gives up an opening; asks before it does. */
@Controller
@OnSite(Area.OPERATOR)
class CityLifePages {
    private static final int LONGEST_REASON = 500;

    private final Cities cities;
    private final CityLife life;
    private final Texts texts;

    CityLifePages(Cities cities, CityLife life, Texts texts) {
        this.cities = cities;
        this.life = life;
        this.texts = texts;
    }

    @GetMapping("/cities/{id}/suspension")
    String askToSuspend(@PathVariable String id, Locale locale, Model model) {
        Caller.operator();
        return show(require(id, CityState.ACTIVE), new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping("/cities/{id}/suspension")
    String suspend(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Caller.operator();
        City city = require(id, CityState.ACTIVE);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.text("reason");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            sheet.fail("reason", "operator.suspension.reason.needed");
            response.setStatus(422);
            return show(city, sheet, model);
        }
        life.suspend(city.id(), reason);
        return "redirect:/cities/" + city.id();
    }

    @PostMapping("/cities/{id}/reopening")
    String reopen(@PathVariable String id) {
        Caller.operator();
        City city = require(id, CityState.SUSPENDED);
        life.reopen(city.id());
        return "redirect:/cities/" + city.id();
    }

    @GetMapping("/cities/{id}/abandonment")
    String askToAbandon(@PathVariable String id, Model model) {
        Caller.operator();
        model.addAttribute("city", require(id, CityState.PROVISIONING));
        return "operator/abandonment";
    }

    @PostMapping("/cities/{id}/abandonment")
    String abandon(@PathVariable String id) {
        Caller.operator();
        Job job = life.abandon(require(id, CityState.PROVISIONING).id()).orElseThrow(NotHere::new);
        return "redirect:/jobs/" + job.id();
    }

    private City require(String id, CityState state) {
        City city = Named.city(id, cities);
        if (city.state() != state) {
            throw new NotHere();
        }
        return city;
    }

    private static String show(City city, Sheet sheet, Model model) {
        model.addAttribute("city", city);
        model.addAttribute("form", draw(sheet));
        return "operator/suspension";
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Field.Kind.TEXT_AREA, "reason", words.text("operator.suspension.reason"))
                        .hint(words.text("operator.suspension.reason.hint")));
    }
}
