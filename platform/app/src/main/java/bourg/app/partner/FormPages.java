package bourg.app.partner;

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
import bourg.marketplace.Forms;
import bourg.marketplace.Offer;
import bourg.tenants.Localized;
import bourg.tenants.PartnerRole;
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
import tools.jackson.databind.node.ObjectNode;

/** The intake form of a service as a whole: its questions in order, its look, and its schema. */
@Controller
@OnSite(Area.PARTNER)
class FormPages {
    /** One question as the list shows it. */
    record Entry(String key, Localized title, String kind, boolean required) {}

    private final Workbench bench;
    private final Forms forms;
    private final Texts texts;

    FormPages(Workbench bench, Forms forms, Texts texts) {
        this.bench = bench;
        this.forms = forms;
        this.texts = texts;
    }

    /** The questions; a schema that cannot be drawn is shown as the text that it is. */
    @GetMapping("/offers/{id}/questions")
    String questions(@PathVariable String id, Locale locale, Model model, RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        if (!Workbench.isOpen(offer)) {
            return Workbench.closed(offer, next);
        }
        String schema = offer.content().form();
        if (!forms.inspect(schema).isEmpty()) {
            return "redirect:/offers/" + offer.id() + "/schema?check";
        }
        Words words = Words.of(texts, locale);
        model.addAttribute("offer", offer);
        model.addAttribute("entries", entries(schema, words));
        model.addAttribute("preview", preview(schema, locale, words));
        return "partner/questions";
    }

    @PostMapping("/offers/{id}/questions/{key}/{way:up|down}")
    String move(
            @PathVariable String id,
            @PathVariable String key,
            @PathVariable String way,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        Questions questions = having(offer, key);
        questions.move(key, way.equals("up") ? -1 : 1);
        return save(offer, questions, "partner.question.moved", next);
    }

    @GetMapping("/offers/{id}/questions/{key}/removal")
    String confirm(@PathVariable String id, @PathVariable String key, Model model) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        model.addAttribute("offer", offer);
        model.addAttribute("key", key);
        ObjectNode question = having(offer, key).find(key).orElseThrow(NotHere::new);
        model.addAttribute(
                "title",
                new Localized(
                        QuestionForm.text(question, "x-title-fr"),
                        QuestionForm.text(question, "x-title-en")));
        return "partner/questionRemoval";
    }

    @PostMapping("/offers/{id}/questions/{key}/removal")
    String remove(@PathVariable String id, @PathVariable String key, RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        Questions questions = having(offer, key);
        questions.remove(key);
        return save(offer, questions, "partner.question.removed", next);
    }

    @GetMapping("/offers/{id}/schema")
    String schema(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String check,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        if (!Workbench.isOpen(offer)) {
            return Workbench.closed(offer, next);
        }
        String schema = offer.content().form();
        Sheet sheet = new Sheet(Words.of(texts, locale)).put(Fault.FORM, schema);
        return show(offer, check == null ? sheet : inspected(sheet, locale), model);
    }

    @PostMapping("/offers/{id}/schema")
    String rewrite(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Offer offer = bench.require(id, PartnerRole.ADMIN);
        Sheet sheet =
                inspected(Sheet.read(Words.of(texts, locale), request.getParameterMap()), locale);
        if (!sheet.isSound()) {
            return show(offer, sheet, model);
        }
        if (!Workbench.isOpen(offer) || !bench.savesForm(offer, sheet.text(Fault.FORM))) {
            sheet.fail(Fault.FORM, "partner.offer.not_allowed");
            return show(offer, sheet, model);
        }
        next.addFlashAttribute("done", "partner.schema.saved");
        return "redirect:/offers/" + offer.id() + "/questions";
    }

    private String save(Offer offer, Questions questions, String done, RedirectAttributes next) {
        if (!Workbench.isOpen(offer) || !bench.savesForm(offer, questions.text())) {
            return Workbench.closed(offer, next);
        }
        next.addFlashAttribute("done", done);
        return "redirect:/offers/" + offer.id() + "/questions";
    }

    private static Questions having(Offer offer, String key) {
        return Questions.read(offer.content().form())
                .filter(questions -> questions.find(key).isPresent())
                .orElseThrow(NotHere::new);
    }

    private Sheet inspected(Sheet sheet, Locale locale) {
        forms.inspect(sheet.text(Fault.FORM)).stream()
                .findFirst()
                .ifPresent(error ->
                        sheet.failWith(
                                Fault.FORM,
                                error.field().isEmpty()
                                        ? error.message().in(locale)
                                        : sheet.words()
                                                .text(
                                                        "partner.offer.fault",
                                                        error.field(),
                                                        error.message().in(locale))));
        return sheet;
    }

    private List<Entry> entries(String schema, Words words) {
        Questions questions = Questions.read(schema).orElseThrow();
        return forms.parse(schema).fields().stream()
                .map(field ->
                        new Entry(
                                field.key(),
                                field.title(),
                                questions
                                        .find(field.key())
                                        .map(one ->
                                                QuestionForm.kindText(
                                                        words, QuestionForm.kind(one)))
                                        .orElse(""),
                                field.required()))
                .toList();
    }

    private FormView preview(String schema, Locale locale, Words words) {
        return IntakeForm.blank(forms.parse(schema), locale, words);
    }

    private static String show(Offer offer, Sheet sheet, Model model) {
        Words words = sheet.words();
        model.addAttribute("offer", offer);
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(Kind.CODE, Fault.FORM, words.text("partner.schema.label"))
                                .hint(words.text("partner.schema.hint"))));
        return "partner/schema";
    }
}
