package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.Closings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says until when people can take their data from a city that closes, and how. */
@Controller
@OnSite(Area.PORTAL)
class ClosingPages {
    private final Closings closings;

    ClosingPages(Closings closings) {
        this.closings = closings;
    }

    @GetMapping("/closing")
    String closing(Model model) {
        model.addAttribute("closing", closings.of(Caller.city().id()).orElseThrow(NotHere::new));
        return "portal/closing";
    }
}
