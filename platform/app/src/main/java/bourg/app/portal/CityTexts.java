package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.CityPages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The city's own pages: about, contact, privacy, accessibility. */
@Controller
@OnSite(Area.PORTAL)
class CityTexts {
    private final CityPages pages;

    CityTexts(CityPages pages) {
        this.pages = pages;
    }

    @GetMapping("/{slug:about|contact|privacy|accessibility}")
    String page(@PathVariable String slug, Model model) {
        model.addAttribute("text", pages.find(slug).orElseThrow(NotHere::new));
        return "portal/text";
    }
}
