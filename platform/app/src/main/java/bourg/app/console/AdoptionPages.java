package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.terms.TermsForm;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferId;
import bourg.marketplace.Offers;
import bourg.marketplace.Terms;
import bourg.marketplace.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adopts an offer of the catalogue under a first agreement. */
@Controller
@OnSite(Area.CONSOLE)
class AdoptionPages {
    private final Offers offers;
    private final Adoptions adoptions;
    private final Adopted adopted;
    private final TermsPages pages;

    AdoptionPages(Offers offers, Adoptions adoptions, Adopted adopted, TermsPages pages) {
        this.offers = offers;
        this.adoptions = adoptions;
        this.adopted = adopted;
        this.pages = pages;
    }

    @GetMapping("/console/marketplace/{id}/adoption")
    String form(@PathVariable String id, Locale locale, Model model) {
        Caller.staff(Powers.AGREE);
        Offer offer = require(id);
        Optional<Adoption> already = adopted.of(offer.id());
        return already.isPresent()
                ? "redirect:/console/services/" + already.get().id()
                : pages.show(subject(offer), pages.fresh(offer, locale), locale, model);
    }

    @PostMapping("/console/marketplace/{id}/adoption")
    String adopt(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.AGREE);
        Offer offer = require(id);
        Sheet sheet = pages.read(request, locale);
        Optional<Terms> terms = pages.confirmed(subject(offer), sheet, locale, model);
        if (terms.isEmpty()) {
            return TermsPages.page(model);
        }
        switch (adoptions.adopt(Caller.city().id(), offer.id(), terms.get(), Wording.NONE)) {
            case AdoptionChange.Changed(var adoption) -> {
                next.addFlashAttribute("done", "console.adoption.done");
                return "redirect:/console/services/" + adoption.id();
            }
            case AdoptionChange.Proposed(var adoption, var _) -> {
                next.addFlashAttribute("done", "console.agreement.proposed");
                return "redirect:/console/services/" + adoption.id();
            }
            case AdoptionChange.AlreadyAdopted() -> {
                next.addFlashAttribute("problem", "console.adoption.already");
                return "redirect:/console/services/"
                        + adopted.of(offer.id()).orElseThrow(NotHere::new).id();
            }
            case AdoptionChange.Invalid(var errors) -> TermsForm.fail(sheet, errors, locale);
            case AdoptionChange.Overlaps() -> sheet.fail("valid_from", "console.terms.overlaps");
            case AdoptionChange.OfferNotAvailable _,
                    AdoptionChange.NotFound _,
                    AdoptionChange.NotAllowed _ ->
                    throw new NotHere();
        }
        return pages.show(subject(offer), sheet, locale, model);
    }

    private Offer require(String id) {
        return OfferId.parse(id).flatMap(offers::published).orElseThrow(NotHere::new);
    }

    private static TermsPages.Subject subject(Offer offer) {
        String page = "/console/marketplace/" + offer.id();
        return new TermsPages.Subject(offer, page + "/adoption", page, "console.adoption.title");
    }
}
