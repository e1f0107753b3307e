package bourg.app.front;

import bourg.app.access.SiteUrls;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.Page;
import bourg.tenants.SiteHosts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What Bourg is, which cities are on it, and where partners, developers and operators go. */
@Controller
@OnSite(Area.FRONT)
class FrontPages {
    private static final int PAGE = 50;

    private final Cities cities;
    private final SiteHosts hosts;
    private final SiteUrls urls;

    FrontPages(Cities cities, SiteHosts hosts, SiteUrls urls) {
        this.cities = cities;
        this.hosts = hosts;
        this.urls = urls;
    }

    @GetMapping("/")
    String front(@RequestParam(required = false) @Nullable String after, Model model) {
        CityId start = after == null ? null : CityId.parse(after).orElse(null);
        Page<City> found = cities.list(start, PAGE);
        List<CityLink> links =
                found.items().stream()
                        .filter(city -> city.state() == CityState.ACTIVE)
                        .map(city -> new CityLink(city, urls.at(city.host(), "/")))
                        .toList();
        model.addAttribute("cities", links);
        model.addAttribute("next", found.more() ? "/?after=" + found.items().getLast().id() : null);
        model.addAttribute("first", start == null);
        model.addAttribute("partners", urls.at(hosts.partners(), "/"));
        model.addAttribute("operators", urls.at(hosts.operators(), "/"));
        return "front/home";
    }

    /** A city and the address of its portal. */
    record CityLink(City city, String url) {}
}
