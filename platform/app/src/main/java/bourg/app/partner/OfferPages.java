package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.IntakeForm;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.FormError;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferChange;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.OfferId;
import bourg.marketplace.PartnerId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's services: the list, the editor, and the way from draft to retired. */
@Controller
@OnSite(Area.PARTNER)
class OfferPages {
    private static final int PAGE = 20;
    private static final String NEW = "new";

    private final SignedInPartner partner;
    private final Desk desk;
    private final Texts texts;

    OfferPages(SignedInPartner partner, Desk desk, Texts texts) {
        this.partner = partner;
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping("/offers")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("offers", desk.offers().listOf(partner.get().id(), after, PAGE));
        return "partner/offers";
    }

    @GetMapping("/offers/new")
    String start(Locale locale, Model model) {
        partner.get();
        return edit(NEW, OfferForm.fresh(Words.of(texts, locale)), locale, model);
    }

    @GetMapping("/offers/{id}/edit")
    String editor(@PathVariable String id, Locale locale, Model model) {
        Offer offer = require(id);
        return edit(id, OfferForm.of(Words.of(texts, locale), offer.content()), locale, model);
    }

    @GetMapping("/offers/{id}")
    String offer(@PathVariable String id, Locale locale, Model model) {
        return show(require(id), List.of(), locale, model);
    }

    /** Saves, or adds a question and shows the editor again: nothing typed is lost. */
    @PostMapping("/offers/{id}/edit")
    String save(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        PartnerId owner = partner.get().id();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        if (sheet.text("action").equals("add")) {
            SchemaBuilder.add(sheet);
            return edit(id, sheet, locale, model);
        }
        Optional<OfferDraft> draft = OfferForm.read(sheet);
        if (draft.isEmpty()) {
            return edit(id, sheet, locale, model);
        }
        next.addFlashAttribute("done", "partner.offer.saved");
        if (id.equals(NEW)) {
            return "redirect:/offers/" + desk.offers().draft(owner, draft.get()).id();
        }
        return to(desk.offers().revise(owner, require(id).id(), draft.get()), id, next);
    }

    @PostMapping("/offers/{id}/submission")
    String submit(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Offer offer = require(id);
        OfferChange change = desk.offers().submit(offer.partner(), offer.id());
        if (change instanceof OfferChange.Incomplete(List<FormError> errors)) {
            return show(offer, errors, locale, model);
        }
        next.addFlashAttribute("done", "partner.offer.submitted");
        return to(change, id, next);
    }

    @PostMapping("/offers/{id}/retirement")
    String retire(@PathVariable String id, RedirectAttributes next) {
        Offer offer = require(id);
        next.addFlashAttribute("done", "partner.offer.retired");
        return to(desk.offers().retire(offer.partner(), offer.id()), id, next);
    }

    private static String to(OfferChange change, String id, RedirectAttributes next) {
        return switch (change) {
            case OfferChange.Changed _ -> "redirect:/offers/" + id;
            case OfferChange.NotAllowed _, OfferChange.Incomplete _ -> {
                next.addFlashAttribute("done", "partner.offer.not_allowed");
                yield "redirect:/offers/" + id;
            }
            case OfferChange.NotFound _ -> throw new NotHere();
        };
    }

    private Offer require(String id) {
        PartnerId owner = partner.get().id();
        return OfferId.parse(id)
                .flatMap(offer -> desk.offers().find(owner, offer))
                .orElseThrow(NotHere::new);
    }

    private String show(Offer offer, List<FormError> errors, Locale locale, Model model) {
        model.addAttribute("offer", offer);
        model.addAttribute("errors", errors);
        model.addAttribute("preview", preview(offer.content().form(), locale));
        return "partner/offer";
    }

    private String edit(String id, Sheet sheet, Locale locale, Model model) {
        String schema = sheet.text(OfferForm.SCHEMA);
        desk.forms()
                .inspect(schema)
                .forEach(fault ->
                        sheet.failWith(
                                OfferForm.SCHEMA,
                                fault.field() + " : " + fault.message().in(locale)));
        Field[] builder = SchemaBuilder.fields(sheet.words());
        model.addAttribute("id", id);
        model.addAttribute("builder", sheet.drawOnly(builder));
        model.addAttribute("form", OfferForm.draw(sheet, locale));
        model.addAttribute("preview", preview(schema, locale));
        return "partner/editor";
    }

    private FormView preview(String schema, Locale locale) {
        Words words = Words.of(texts, locale);
        return desk.forms().inspect(schema).isEmpty()
                ? IntakeForm.draw(desk.forms().parse(schema), Map.of(), List.of(), locale, words)
                : new FormView(List.of(), words);
    }
}
