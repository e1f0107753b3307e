package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.Contesting;
import bourg.billing.Dispute;
import bourg.billing.DisputeId;
import bourg.billing.Disputes;
import bourg.billing.ProviderAway;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Payments that card holders contest: what is at stake, until when, and the city's answer. */
@Controller
@OnSite(Area.CONSOLE)
class DisputePages {
    private static final Logger LOG = LoggerFactory.getLogger(DisputePages.class);
    private static final String ALL = "/console/disputes";
    private static final String TEXT = "text";
    private static final int PAGE = 20;
    private static final int LONGEST = 10_000;

    private final Disputes disputes;
    private final Texts texts;

    DisputePages(Disputes disputes, Texts texts) {
        this.disputes = disputes;
        this.texts = texts;
    }

    @GetMapping(ALL)
    String list(@RequestParam(required = false) @Nullable String before, Model model) {
        Caller.staff(Powers.MONEY);
        DisputeId start = before == null ? null : DisputeId.parse(before).orElseThrow(NotHere::new);
        model.addAttribute("disputes", disputes.list(start, PAGE));
        return "console/disputes";
    }

    @GetMapping(ALL + "/{id}")
    String dispute(@PathVariable String id, Locale locale, Model model) {
        return show(require(id), new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping(ALL + "/{id}")
    String answer(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Dispute dispute = require(id);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        String text = sheet.required(TEXT);
        if (text.length() > LONGEST) {
            sheet.fail(TEXT, "console.too_long", LONGEST);
        }
        if (!sheet.isSound()) {
            return show(dispute, sheet, model);
        }
        String problem = problem(() -> disputes.answer(dispute.id(), text));
        if (problem == null) {
            return told("done", "setbacks.dispute.answered.done", dispute, next);
        }
        model.addAttribute("problem", problem);
        return show(require(id), sheet, model);
    }

    @GetMapping(ALL + "/{id}/acceptance")
    String confirm(@PathVariable String id, Model model, RedirectAttributes next) {
        Dispute dispute = require(id);
        if (!dispute.awaitsAnswer(Instant.now())) {
            return told("problem", "setbacks.dispute.not_open", dispute, next);
        }
        model.addAttribute("dispute", dispute);
        model.addAttribute("others", disputes.others(dispute));
        return "console/disputeAcceptance";
    }

    @PostMapping(ALL + "/{id}/acceptance")
    String accept(@PathVariable String id, RedirectAttributes next) {
        Dispute dispute = require(id);
        String problem = problem(() -> disputes.accept(dispute.id()));
        return problem == null
                ? told("done", "setbacks.dispute.accepted.done", dispute, next)
                : told("problem", problem, dispute, next);
    }

    /** What went wrong; null if the bank has it. */
    private static @Nullable String problem(Supplier<Contesting> wish) {
        try {
            return switch (wish.get()) {
                case Contesting.Done _ -> null;
                case Contesting.NotOpen _ -> "setbacks.dispute.not_open";
                case Contesting.TooLate _ -> "setbacks.dispute.too_late";
                case Contesting.Refused _ -> "setbacks.dispute.refused";
                case Contesting.NotFound _ -> throw new NotHere();
            };
        } catch (ProviderAway silent) {
            LOG.warn("The provider did not take the answer to a dispute", silent);
            return "money.payout.away";
        }
    }

    private Dispute require(String id) {
        Caller.staff(Powers.MONEY);
        return DisputeId.parse(id).flatMap(disputes::find).orElseThrow(NotHere::new);
    }

    private String show(Dispute dispute, Sheet sheet, Model model) {
        model.addAttribute("dispute", dispute);
        model.addAttribute("others", disputes.others(dispute));
        model.addAttribute("open", dispute.awaitsAnswer(Instant.now()));
        model.addAttribute(
                "form",
                sheet.draw(
                        Field.of(
                                        Kind.TEXT_AREA,
                                        TEXT,
                                        sheet.words().text("setbacks.dispute.answer"))
                                .hint(sheet.words().text("setbacks.dispute.answer.hint"))));
        return "console/dispute";
    }

    private static String told(String how, String text, Dispute dispute, RedirectAttributes next) {
        next.addFlashAttribute(how, text);
        return "redirect:" + ALL + "/" + dispute.id();
    }
}
