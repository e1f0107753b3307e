package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.Subscriptions;
import bourg.tenants.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The subscriptions of the citizen who is signed in. */
@Controller
@OnSite(Area.PORTAL)
class MySubscriptions {
    private static final int PAGE = 20;

    private final Subscriptions subscriptions;

    MySubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GetMapping("/my/subscriptions")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Actor.Citizen citizen = Caller.citizen().orElseThrow(NotHere::new);
        model.addAttribute(
                "subscriptions", subscriptions.listOfCitizen(citizen.subject(), after, PAGE));
        model.addAttribute("first", after == null);
        return "portal/mySubscriptions";
    }
}
