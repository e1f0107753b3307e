package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets a city say in its own words what a service is, and go back to the partner's. */
@Controller
@OnSite(Area.CONSOLE)
class WordingPages {
    private final Adoptions adoptions;
    private final Adopted adopted;
    private final Texts texts;

    WordingPages(Adoptions adoptions, Adopted adopted, Texts texts) {
        this.adoptions = adoptions;
        this.adopted = adopted;
        this.texts = texts;
    }

    @GetMapping("/console/services/{id}/wording")
    String form(@PathVariable String id, Locale locale, Model model) {
        Caller.staff(Powers.EDIT);
        Adoption adoption = adopted.require(id);
        Sheet sheet = WordingForm.filled(Words.of(texts, locale), adoption.wording());
        return show(adoption, sheet, model);
    }

    @PostMapping("/console/services/{id}/wording")
    String reword(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.EDIT);
        Adoption adoption = adopted.require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Wording wording =
                sheet.text("step").equals("reset") ? Wording.NONE : WordingForm.read(sheet);
        switch (adoptions.reword(adoption.city(), adoption.id(), wording)) {
            case AdoptionChange.Changed _ -> next.addFlashAttribute("done", "console.wording.done");
            case AdoptionChange.Invalid(var errors) -> {
                errors.forEach(error -> sheet.failWith(error.field(), error.message().in(locale)));
                return show(adoption, sheet, model);
            }
            case AdoptionChange.NotFound _, AdoptionChange.Proposed _ -> throw new NotHere();
            case AdoptionChange.NotAllowed _,
                    AdoptionChange.OfferNotAvailable _,
                    AdoptionChange.AlreadyAdopted _,
                    AdoptionChange.Overlaps _ ->
                    next.addFlashAttribute("problem", "console.service.too_late");
        }
        return "redirect:/console/services/" + adoption.id();
    }

    private static String show(Adoption adoption, Sheet sheet, Model model) {
        model.addAttribute("adoption", adoption);
        model.addAttribute("form", WordingForm.draw(sheet, adoption.offer().content()));
        return "console/wording";
    }
}
