package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.IntakeForm;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.FormError;
import bourg.marketplace.Forms;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferChange;
import bourg.marketplace.OfferId;
import bourg.marketplace.OfferState;
import bourg.marketplace.Offers;
import jakarta.servlet.http.HttpServletRequest;
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

/** The desk on which submitted offers wait for a person to read them. */
@Controller
@OnSite(Area.OPERATOR)
class ReviewPages {
    private static final int PAGE = 20;
    private static final String REASON = "reason";

    private final Offers offers;
    private final Forms forms;
    private final Texts texts;

    ReviewPages(Offers offers, Forms forms, Texts texts) {
        this.offers = offers;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/offers")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Caller.operator();
        model.addAttribute("offers", offers.inState(OfferState.SUBMITTED, after, PAGE));
        return "operator/offers";
    }

    @GetMapping("/offers/{id}")
    String offer(@PathVariable String id, Locale locale, Model model) {
        Caller.operator();
        return show(require(id), new Sheet(Words.of(texts, locale)), locale, model);
    }

    @PostMapping("/offers/{id}/publication")
    String publish(@PathVariable String id, RedirectAttributes next) {
        Caller.operator();
        return done(offers.publish(require(id).id()), "operator.review.published", next);
    }

    @PostMapping("/offers/{id}/return")
    String giveBack(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.operator();
        Offer offer = require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String reason = sheet.required(REASON);
        return sheet.isSound()
                ? done(offers.returnToDraft(offer.id(), reason), "operator.review.returned", next)
                : show(offer, sheet, locale, model);
    }

    private static String done(OfferChange change, String key, RedirectAttributes next) {
        return switch (change) {
            case OfferChange.Changed _ -> {
                next.addFlashAttribute("done", key);
                yield "redirect:/offers";
            }
            case OfferChange.NotAllowed _, OfferChange.Incomplete _ -> {
                next.addFlashAttribute("done", "operator.review.too_late");
                yield "redirect:/offers";
            }
            case OfferChange.NotFound _ -> throw new NotHere();
        };
    }

    private Offer require(String id) {
        return OfferId.parse(id).flatMap(offers::find).orElseThrow(NotHere::new);
    }

    private String show(Offer offer, Sheet sheet, Locale locale, Model model) {
        List<FormError> faults = forms.inspect(offer.content().form());
        model.addAttribute("offer", offer);
        model.addAttribute("faults", faults);
        model.addAttribute(
                "preview",
                faults.isEmpty()
                        ? IntakeForm.blank(
                                forms.parse(offer.content().form()), locale, sheet.words())
                        : new FormView(List.of(), sheet.words()));
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(
                                Kind.TEXT_AREA,
                                REASON,
                                sheet.words().text("operator.review.reason"))));
        return "operator/offer";
    }
}
