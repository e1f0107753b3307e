package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.terms.TermsForm;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Terms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Agrees anew on a service that the city has adopted already. */
@Controller
@OnSite(Area.CONSOLE)
class AgreementPages {
    private final Adoptions adoptions;
    private final Adopted adopted;
    private final TermsPages pages;

    AgreementPages(Adoptions adoptions, Adopted adopted, TermsPages pages) {
        this.adoptions = adoptions;
        this.adopted = adopted;
        this.pages = pages;
    }

    @GetMapping("/console/services/{id}/agreement")
    String form(@PathVariable String id, Locale locale, Model model) {
        Caller.staff(Powers.AGREE);
        Adoption adoption = require(id);
        if (adoption.agreements().isEmpty()) {
            return pages.show(
                    subject(adoption), pages.fresh(adoption.offer(), locale), locale, model);
        }
        Terms now = adoption.agreements().getFirst().terms();
        LocalDate tomorrow = TermsPages.today().plusDays(1);
        Terms next = new Terms(now.shares(), now.feeBearer(), tomorrow, null);
        return pages.show(
                subject(adoption), pages.filled(adoption.offer(), next, locale), locale, model);
    }

    @PostMapping("/console/services/{id}/agreement")
    String agree(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.AGREE);
        Adoption adoption = require(id);
        Sheet sheet = pages.read(request, locale);
        Optional<Terms> terms = pages.confirmed(subject(adoption), sheet, locale, model);
        if (terms.isEmpty()) {
            return TermsPages.page(model);
        }
        switch (adoptions.agree(Caller.city().id(), adoption.id(), terms.get())) {
            case AdoptionChange.Changed _ -> {
                next.addFlashAttribute("done", "console.agreement.done");
                return "redirect:/console/services/" + adoption.id();
            }
            case AdoptionChange.Proposed _ -> {
                next.addFlashAttribute("done", "console.agreement.proposed");
                return "redirect:/console/services/" + adoption.id();
            }
            case AdoptionChange.NotAllowed _ -> {
                next.addFlashAttribute("problem", "console.service.too_late");
                return "redirect:/console/services/" + adoption.id();
            }
            case AdoptionChange.Invalid(var errors) -> TermsForm.fail(sheet, errors, locale);
            case AdoptionChange.Overlaps() -> sheet.fail("valid_from", "console.terms.overlaps");
            case AdoptionChange.OfferNotAvailable _,
                    AdoptionChange.NotFound _,
                    AdoptionChange.AlreadyAdopted _ ->
                    throw new NotHere();
        }
        return pages.show(subject(adoption), sheet, locale, model);
    }

    private Adoption require(String id) {
        Adoption adoption = adopted.require(id);
        if (adoption.state() == AdoptionState.WITHDRAWN) {
            throw new NotHere();
        }
        return adoption;
    }

    private static TermsPages.Subject subject(Adoption adoption) {
        String page = "/console/services/" + adoption.id();
        return new TermsPages.Subject(
                adoption.offer(), page + "/agreement", page, "console.agreement.title");
    }
}
