package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityPlaces;
import bourg.tenants.Moving;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows where the data of a city lives, and moves it to another cell. */
@Controller
@OnSite(Area.OPERATOR)
class MovePages {
    private final Cities cities;
    private final CityPlaces places;

    MovePages(Cities cities, CityPlaces places) {
        this.cities = cities;
        this.places = places;
    }

    @GetMapping("/cities/{id}/move")
    String form(@PathVariable String id, Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        model.addAttribute("city", city);
        model.addAttribute("cell", places.cellOf(city.id()).orElseThrow(NotHere::new));
        model.addAttribute("others", places.othersFor(city.id()));
        return "operator/move";
    }

    @PostMapping("/cities/{id}/move")
    String move(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cell,
            RedirectAttributes next) {
        Caller.operator();
        return switch (places.move(Named.city(id, cities), cell)) {
            case Moving.Started(var job) -> "redirect:/jobs/" + job.id();
            case Moving.NoSuchCell _, Moving.AlreadyThere _ ->
                    refused(id, "operator.move.choose", next);
            case Moving.NotNow() -> refused(id, "operator.move.not_now", next);
        };
    }

    private static String refused(String id, String why, RedirectAttributes next) {
        next.addFlashAttribute("problem", why);
        return "redirect:/cities/" + id + "/move";
    }
}
