package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.access.SiteUrls;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityLife;
import bourg.tenants.CityState;
import bourg.tenants.Logo;
import bourg.tenants.Opening;
import bourg.tenants.Provisioning;
import bourg.tenants.contract.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Lists the cities, opens new ones and shows how far an opening has come. */
@Controller
@OnSite(Area.OPERATOR)
class CityPages {
    private static final int PAGE = 50;

    private final Cities cities;
    private final CityLife life;
    private final Texts texts;
    private final Problems problems;
    private final SiteUrls urls;

    CityPages(Cities cities, CityLife life, Texts texts, Problems problems, SiteUrls urls) {
        this.cities = cities;
        this.life = life;
        this.texts = texts;
        this.problems = problems;
        this.urls = urls;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/cities";
    }

    @GetMapping("/cities")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Caller.operator();
        CityId start = after == null ? null : CityId.parse(after).orElseThrow(NotHere::new);
        model.addAttribute("cities", cities.list(start, PAGE));
        return "operator/cities";
    }

    @GetMapping("/cities/new")
    String form(Locale locale, Model model) {
        Caller.operator();
        return show(OpeningForm.fresh(Words.of(texts, locale)), model);
    }

    @PostMapping("/cities")
    String open(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable MultipartFile logo,
            Locale locale,
            Model model)
            throws IOException {
        Caller.operator();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        switch (cities.open(OpeningForm.wish(sheet, logo(logo)))) {
            case Opening.Opened(City city) -> {
                return "redirect:/cities/" + city.id();
            }
            case Opening.CodeTaken _ -> sheet.fail("code", "operator.city.code_taken");
            case Opening.HostTaken _ -> sheet.fail("host", "operator.city.host_taken");
            case Opening.Invalid(var errors) ->
                    errors.forEach(error ->
                            sheet.failWith(error.field(), problems.message(error, locale)));
        }
        response.setStatus(422);
        return show(sheet, model);
    }

    @GetMapping("/cities/{id}")
    String city(@PathVariable String id, Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        Provisioning progress = cities.provisioning(city.id());
        model.addAttribute("city", city);
        model.addAttribute("progress", progress);
        model.addAttribute("moving", city.state() == CityState.PROVISIONING);
        model.addAttribute(
                "stuck",
                progress.steps().stream()
                        .anyMatch(step -> step.state() == Provisioning.State.FAILED));
        model.addAttribute("suspension", life.suspension(city.id()).orElse(null));
        model.addAttribute("abandonment", life.abandonment(city.id()).orElse(null));
        model.addAttribute("portal", urls.at(city.host(), "/"));
        return "operator/city";
    }

    @PostMapping("/cities/{id}/resume")
    String resume(@PathVariable String id) {
        Caller.operator();
        City city = Named.city(id, cities);
        cities.resume(city.id());
        return "redirect:/cities/" + city.id();
    }

    private static String show(Sheet sheet, Model model) {
        model.addAttribute("form", OpeningForm.draw(sheet));
        return "operator/opening";
    }

    private static @Nullable Logo logo(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? null
                : new Logo(Objects.requireNonNullElse(file.getContentType(), ""), file.getBytes());
    }
}
