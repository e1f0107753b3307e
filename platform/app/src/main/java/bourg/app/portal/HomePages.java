package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Category;
import bourg.marketplace.LiveService;
import bourg.marketplace.Search;
import bourg.marketplace.Slice;
import bourg.tenants.City;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of a city's portal, and what a search finds. */
@Controller
@OnSite(Area.PORTAL)
class HomePages {
    private static final int PAGE = 20;
    private static final int SHELF_SAMPLE = 100;
    private static final int LONGEST_SEARCH = 200;

    private final Adoptions adoptions;

    HomePages(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    @GetMapping("/")
    String home(Model model, Locale locale) {
        City city = Caller.city();
        List<LiveService> services =
                adoptions
                        .liveServices(city.id(), new Search("", null, locale), null, SHELF_SAMPLE)
                        .items();
        model.addAttribute("services", services.stream().limit(PAGE).toList());
        model.addAttribute("categories", categories(services));
        return "portal/home";
    }

    @GetMapping("/services")
    String search(
            Model model,
            Locale locale,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(required = false) @Nullable String after) {
        String words = typed.strip();
        String asked = words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words;
        Category shelf = Category.named(category).orElse(null);
        Slice<LiveService> found =
                adoptions.liveServices(
                        Caller.city().id(), new Search(asked, shelf, locale), after, PAGE);
        model.addAttribute(
                "results", new Results(asked, shelf, found.items(), found.next(), after));
        return "portal/search";
    }

    private static List<Category> categories(List<LiveService> services) {
        return Arrays.stream(Category.values())
                .filter(c -> services.stream().anyMatch(s -> s.content().category() == c))
                .toList();
    }
}
