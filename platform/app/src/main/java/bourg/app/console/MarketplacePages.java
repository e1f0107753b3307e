package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.IntakeForm;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Category;
import bourg.marketplace.Forms;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferId;
import bourg.marketplace.Offers;
import bourg.marketplace.Search;
import bourg.marketplace.Slice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue of all partners, and one offer with everything a city wants to know of it. */
@Controller
@OnSite(Area.CONSOLE)
class MarketplacePages {
    private static final int PAGE = 20;
    private static final int LONGEST_SEARCH = 200;

    private final Offers offers;
    private final Adopted adopted;
    private final Forms forms;
    private final Texts texts;

    MarketplacePages(Offers offers, Adopted adopted, Forms forms, Texts texts) {
        this.offers = offers;
        this.adopted = adopted;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/console/marketplace")
    String search(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(required = false) @Nullable String after,
            Locale locale,
            Model model) {
        Caller.staff();
        String words = typed.strip();
        String asked = words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words;
        Category shelf = Category.named(category).orElse(null);
        Slice<Offer> found = offers.searchPublished(new Search(asked, shelf, locale), after, PAGE);
        model.addAttribute("found", new Found(asked, shelf, found, after));
        model.addAttribute("adopted", adopted.among(found.items()));
        return "console/marketplace";
    }

    @GetMapping("/console/marketplace/{id}")
    String offer(@PathVariable String id, Locale locale, Model model) {
        Caller.staff();
        Offer offer = OfferId.parse(id).flatMap(offers::published).orElseThrow(NotHere::new);
        model.addAttribute("offer", offer);
        model.addAttribute("adoption", adopted.of(offer.id()).orElse(null));
        model.addAttribute(
                "sameCurrency",
                offer.content().unitPrice().currency().equals(Caller.city().currency()));
        model.addAttribute(
                "preview",
                IntakeForm.blank(
                        forms.parse(offer.content().form()), locale, Words.of(texts, locale)));
        return "console/offer";
    }
}
