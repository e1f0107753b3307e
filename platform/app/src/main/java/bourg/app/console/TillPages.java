package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.Counter;
import bourg.tenants.City;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A day's list of the till, by clerk and means, to count the drawers by. */
@Controller
@OnSite(Area.CONSOLE)
class TillPages {
    private final Counter counter;

    TillPages(Counter counter) {
        this.counter = counter;
    }

    @GetMapping("/console/till")
    String day(@RequestParam(required = false) @Nullable String day, Model model) {
        Caller.staff(Powers.TILL);
        City city = Caller.city();
        LocalDate today = LocalDate.now(city.timeZone());
        model.addAttribute("till", counter.day(city, day == null ? today : parsed(day)));
        model.addAttribute("today", today);
        return "console/till";
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException notADay) {
            throw new NotHere();
        }
    }
}
