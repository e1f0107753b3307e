package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.money.Matters;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.OpenMatter;
import bourg.billing.OpenMatters;
import bourg.billing.ProviderAway;
import bourg.billing.SweptEvents;
import bourg.marketplace.Party;
import bourg.marketplace.Recipients;
import bourg.tenants.Localized;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is unexplained or stuck about money anywhere, and news that never came by itself. */
@Controller
@OnSite(Area.OPERATOR)
class MatterPages {
    private static final Logger LOG = LoggerFactory.getLogger(MatterPages.class);
    private static final String HOME = "/matters";
    private static final int PAGE = 50;

    private final OpenMatters matters;
    private final SweptEvents events;
    private final Recipients recipients;

    MatterPages(OpenMatters matters, SweptEvents events, Recipients recipients) {
        this.matters = matters;
        this.events = events;
        this.recipients = recipients;
    }

    @GetMapping(HOME)
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Caller.operator();
        var page = matters.list(Matters.after(after), PAGE);
        model.addAttribute("matters", page);
        model.addAttribute("names", names(page.items()));
        return "operator/matters";
    }

    /** What those whom the matters concern are called. */
    private Map<Party, Localized> names(List<OpenMatter> found) {
        Map<Party, Localized> names = new HashMap<>();
        found.stream()
                .flatMap(matter -> Stream.ofNullable(matter.party()))
                .distinct()
                .forEach(party -> recipients.name(party).ifPresent(name -> names.put(party, name)));
        return names;
    }

    @PostMapping(HOME)
    String tryAgain(@RequestParam String kind, @RequestParam String id, RedirectAttributes next) {
        Caller.operator();
        Optional<OpenMatter> matter =
                Arrays.stream(OpenMatter.Kind.values())
                        .filter(each -> each.name().equals(kind))
                        .findFirst()
                        .flatMap(each -> matters.find(each, id));
        try {
            matter.ifPresent(matters::tryAgain);
            next.addFlashAttribute(
                    "done", matter.isPresent() ? "setbacks.matter.tried" : "setbacks.matter.gone");
        } catch (ProviderAway silent) {
            LOG.warn("The provider was silent when {} was tried again", id, silent);
            next.addFlashAttribute("done", "money.payout.away");
        }
        return "redirect:" + HOME;
    }

    @GetMapping(HOME + "/events")
    String events(Model model) {
        Caller.operator();
        model.addAttribute("events", events.latest(PAGE * 2));
        return "operator/events";
    }
}
