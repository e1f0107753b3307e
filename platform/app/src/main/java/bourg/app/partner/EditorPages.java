package bourg.app.partner;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.PartnerId;
import bourg.tenants.PartnerRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a partner writes what a service is and what it costs; a draft may be incomplete. */
@Controller
@OnSite(Area.PARTNER)
class EditorPages {
    private static final String NEW = "/offers/new";

    private final SignedInPartner partner;
    private final Workbench bench;
    private final Desk desk;
    private final Texts texts;

    EditorPages(SignedInPartner partner, Workbench bench, Desk desk, Texts texts) {
        this.partner = partner;
        this.bench = bench;
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping(NEW)
    String start(Locale locale, Model model) {
        partner.get(PartnerRole.ADMIN);
        return show(null, OfferForm.fresh(Words.of(texts, locale)), locale, model);
    }

    @PostMapping(NEW)
    String create(
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        PartnerId owner = partner.get(PartnerRole.ADMIN).id();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<OfferDraft> draft = OfferForm.read(sheet, OfferForm.BLANK);
        if (draft.isEmpty()) {
            response.setStatus(422);
            return show(null, sheet, locale, model);
        }
        next.addFlashAttribute("done", "partner.offer.saved");
        return "redirect:/offers/" + desk.offers().draft(owner, draft.get()).id();
    }

    /** The editor; asked to check, it also shows what a submission would find. */
    @GetMapping("/offers/{id}/edit")
    String editor(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String check,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        if (!Workbench.isOpen(offer)) {
            return Workbench.closed(offer, next);
        }
        Sheet sheet = OfferForm.of(Words.of(texts, locale), offer.content());
        if (check != null) {
            OfferForm.note(desk.offers().errorsIn(offer.content()), sheet, locale);
        }
        return show(offer, sheet, locale, model);
    }

    @PostMapping("/offers/{id}/edit")
    String save(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<OfferDraft> draft = OfferForm.read(sheet, offer.content());
        if (draft.isEmpty()) {
            return show(offer, sheet, locale, model);
        }
        if (!Workbench.isOpen(offer) || !bench.saves(offer, draft.get())) {
            sheet.fail(OfferForm.FIRST, "partner.offer.not_allowed");
            return show(offer, sheet, locale, model);
        }
        next.addFlashAttribute("done", "partner.offer.saved");
        return "redirect:/offers/" + offer.id();
    }

    private static String show(@Nullable Offer offer, Sheet sheet, Locale locale, Model model) {
        model.addAttribute("action", offer == null ? NEW : "/offers/" + offer.id() + "/edit");
        model.addAttribute("back", offer == null ? "/offers" : "/offers/" + offer.id());
        model.addAttribute("form", OfferForm.draw(sheet, locale));
        return "partner/editor";
    }
}
