package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.tenants.ConsentPurpose;
import bourg.tenants.Consenting;
import bourg.tenants.Consents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the citizen agreed to, and the way out of it. */
@Controller
@OnSite(Area.PORTAL)
class ConsentPages {
    private static final String HOME = DataPages.HOME + "/consents";
    private static final String HOW = "portal";

    private final Consents consents;

    ConsentPages(Consents consents) {
        this.consents = consents;
    }

    @GetMapping(HOME)
    String all(Model model) {
        String citizen = DataPages.citizen().subject();
        model.addAttribute("states", consents.states(citizen));
        model.addAttribute("entries", consents.history(citizen).reversed());
        return "portal/consents";
    }

    /** The version that was shown counts: nobody agrees to a text that changed meanwhile. */
    @PostMapping(HOME + "/{purpose}")
    String agree(@PathVariable String purpose, @RequestParam int version, RedirectAttributes next) {
        String citizen = DataPages.citizen().subject();
        switch (consents.say(citizen, purpose(purpose), version, true, HOW)) {
            case Consenting.Noted _ -> next.addFlashAttribute("done", "rights.consent.given");
            case Consenting.OtherText _ ->
                    next.addFlashAttribute("problem", "rights.consent.other_text");
        }
        return "redirect:" + HOME;
    }

    @GetMapping(HOME + "/{purpose}/withdrawal")
    String withdrawal(@PathVariable String purpose, Model model) {
        DataPages.citizen();
        model.addAttribute("purpose", purpose(purpose));
        return "portal/withdrawal";
    }

    @PostMapping(HOME + "/{purpose}/withdrawal")
    String withdraw(@PathVariable String purpose, RedirectAttributes next) {
        consents.decide(DataPages.citizen().subject(), purpose(purpose), false, HOW);
        next.addFlashAttribute("done", "rights.consent.withdrawn");
        return "redirect:" + HOME;
    }

    private static ConsentPurpose purpose(String code) {
        return ConsentPurpose.named(code).orElseThrow(NotHere::new);
    }
}
