package bourg.app.partner;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Offer;
import bourg.tenants.PartnerRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.node.ObjectNode;

/** Where a partner writes one question of the form that citizens will fill in. */
@Controller
@OnSite(Area.PARTNER)
class QuestionPages {
    private final Workbench bench;
    private final Texts texts;

    QuestionPages(Workbench bench, Texts texts) {
        this.bench = bench;
        this.texts = texts;
    }

    @GetMapping("/offers/{id}/new-question")
    String start(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        return Workbench.isOpen(offer)
                ? show(offer, null, QuestionForm.fresh(Words.of(texts, locale)), model)
                : Workbench.closed(offer, next);
    }

    @PostMapping("/offers/{id}/new-question")
    String add(
            @PathVariable String id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        return save(offer, null, read(request), model, next);
    }

    @GetMapping("/offers/{id}/questions/{key}")
    String question(
            @PathVariable String id,
            @PathVariable String key,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        if (!Workbench.isOpen(offer)) {
            return Workbench.closed(offer, next);
        }
        Questions questions = Questions.read(offer.content().form()).orElseThrow(NotHere::new);
        ObjectNode question = questions.find(key).orElseThrow(NotHere::new);
        Words words = Words.of(texts, locale);
        return show(offer, key, QuestionForm.of(words, question, questions.isRequired(key)), model);
    }

    @PostMapping("/offers/{id}/questions/{key}")
    String change(
            @PathVariable String id,
            @PathVariable String key,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        return save(offer, key, read(request), model, next);
    }

    private String save(
            Offer offer, @Nullable String key, Sheet sheet, Model model, RedirectAttributes next) {
        Questions questions = Questions.read(offer.content().form()).orElseThrow(NotHere::new);
        ObjectNode before = key == null ? null : questions.find(key).orElseThrow(NotHere::new);
        if (key == null && questions.keys().size() >= Questions.MOST) {
            sheet.fail(QuestionForm.TITLE, "partner.question.too_many", Questions.MOST);
        }
        Optional<ObjectNode> question = QuestionForm.read(sheet, before);
        if (question.isEmpty()) {
            return show(offer, key, sheet, model);
        }
        questions.put(
                key == null ? questions.freeKey(sheet.text("title.en")) : key,
                question.get(),
                !sheet.all(QuestionForm.REQUIRED).isEmpty());
        if (!Workbench.isOpen(offer) || !bench.savesForm(offer, questions.text())) {
            sheet.fail(QuestionForm.TITLE, "partner.offer.not_allowed");
            return show(offer, key, sheet, model);
        }
        next.addFlashAttribute("done", "partner.question.saved");
        return "redirect:/offers/" + offer.id() + "/questions";
    }

    private Sheet read(HttpServletRequest request) {
        Locale locale = RequestContextUtils.getLocale(request);
        return Sheet.read(Words.of(texts, locale), request.getParameterMap());
    }

    private static String show(Offer offer, @Nullable String key, Sheet sheet, Model model) {
        model.addAttribute("offer", offer);
        model.addAttribute("key", key);
        model.addAttribute("form", QuestionForm.draw(sheet));
        return "partner/question";
    }
}
