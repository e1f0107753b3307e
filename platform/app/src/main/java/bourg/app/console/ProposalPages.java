package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.terms.Talks;
import bourg.app.texts.Texts;
import bourg.marketplace.Party;
import bourg.marketplace.ProposalChange;
import bourg.tenants.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the city proposed to a partner or a partner to it, and the city's answer. */
@Controller
@OnSite(Area.CONSOLE)
class ProposalPages {
    private static final String HOME = "/console/proposals/{id}";

    private final Talks talks;
    private final Texts texts;

    ProposalPages(Talks talks, Texts texts) {
        this.talks = talks;
        this.texts = texts;
    }

    @GetMapping(HOME)
    String proposal(@PathVariable String id, Locale locale, Model model) {
        Caller.staff();
        return show(id, new Sheet(Words.of(texts, locale)), model);
    }

    @PostMapping(HOME + "/{step:acceptance|decline|withdrawal}")
    String take(
            @PathVariable String id,
            @PathVariable String step,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        Caller.staff(Powers.AGREE);
        Sheet sheet = Sheet.read(Words.of(texts, request.getLocale()), request.getParameterMap());
        Optional<ProposalChange> change = talks.take(ours(), id, step, sheet);
        if (change.isEmpty()) {
            return show(id, sheet, model);
        }
        var said = Talks.said(change.get(), step);
        next.addFlashAttribute(said.getKey(), said.getValue());
        return "redirect:/console/proposals/" + id;
    }

    private String show(String id, Sheet sheet, Model model) {
        talks.show(ours(), Powers.of(CurrentActor.get()).agree(), id, sheet, model);
        return "console/proposal";
    }

    private static Party ours() {
        return Party.city(Caller.city().id());
    }
}
