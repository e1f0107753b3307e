package bourg.app.partner;

import bourg.app.forms.FormView;
import bourg.app.forms.IntakeForm;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.FormError;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferChange;
import bourg.tenants.PartnerRole;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's services: the list, each one as it stands, and its way from draft to retired. */
@Controller
@OnSite(Area.PARTNER)
class OfferPages {
    private static final int PAGE = 20;

    private final SignedInPartner partner;
    private final Workbench bench;
    private final Desk desk;
    private final Texts texts;

    OfferPages(SignedInPartner partner, Workbench bench, Desk desk, Texts texts) {
        this.partner = partner;
        this.bench = bench;
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping("/offers")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("offers", desk.offers().listOf(partner.get().id(), after, PAGE));
        model.addAttribute("first", after == null);
        return "partner/offers";
    }

    @GetMapping("/offers/{id}")
    String offer(@PathVariable String id, Locale locale, Model model) {
        Offer offer = bench.require(id);
        model.addAttribute("latest", true);
        return show(offer, missing(offer), locale, model);
    }

    /** The version in the catalogue, while the next one is being written. */
    @GetMapping("/offers/{id}/published")
    String published(@PathVariable String id, Locale locale, Model model) {
        Offer published = desk.offers().published(bench.require(id).id()).orElseThrow(NotHere::new);
        model.addAttribute("latest", false);
        return show(published, List.of(), locale, model);
    }

    @PostMapping("/offers/{id}/submission")
    String submit(
            @PathVariable String id,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        OfferChange change = desk.offers().submit(offer.partner(), offer.id());
        if (change instanceof OfferChange.Incomplete(List<FormError> errors)) {
            response.setStatus(422);
            model.addAttribute("latest", true);
            model.addAttribute("refused", true);
            return show(offer, errors, locale, model);
        }
        return to(change, offer, "partner.offer.submitted", next);
    }

    /** Starts the next version with what the published one says. */
    @PostMapping("/offers/{id}/revision")
    String revise(@PathVariable String id, RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        return to(
                desk.offers().revise(offer.partner(), offer.id(), offer.content()),
                offer,
                "partner.offer.revised",
                next);
    }

    @GetMapping("/offers/{id}/retirement")
    String confirm(@PathVariable String id, Model model, RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        if (offer.publishedVersion() == null) {
            return Workbench.closed(offer, next);
        }
        model.addAttribute("offer", offer);
        return "partner/retirement";
    }

    @PostMapping("/offers/{id}/retirement")
    String retire(@PathVariable String id, RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        return to(
                desk.offers().retire(offer.partner(), offer.id()),
                offer,
                "partner.offer.retired",
                next);
    }

    private static String to(
            OfferChange change, Offer offer, String done, RedirectAttributes next) {
        return switch (change) {
            case OfferChange.Changed _ -> {
                next.addFlashAttribute("done", done);
                yield "redirect:/offers/" + offer.id();
            }
            case OfferChange.NotAllowed _, OfferChange.Incomplete _ ->
                    Workbench.closed(offer, next);
            case OfferChange.NotFound _ -> throw new NotHere();
        };
    }

    private List<FormError> missing(Offer offer) {
        return Workbench.isOpen(offer) ? desk.offers().errorsIn(offer.content()) : List.of();
    }

    private String show(Offer offer, List<FormError> errors, Locale locale, Model model) {
        model.addAttribute("offer", offer);
        model.addAttribute("faults", Fault.of(offer, errors));
        model.addAttribute("preview", preview(offer.content().form(), locale));
        return "partner/offer";
    }

    private FormView preview(String schema, Locale locale) {
        Words words = Words.of(texts, locale);
        return desk.forms().inspect(schema).isEmpty()
                ? IntakeForm.blank(desk.forms().parse(schema), locale, words)
                : new FormView(List.of(), words);
    }
}
