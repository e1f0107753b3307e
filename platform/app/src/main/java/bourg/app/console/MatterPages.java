package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.money.Matters;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.OpenMatters;
import bourg.billing.RefundId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for the city's finance people about money. */
@Controller("consoleMatterPages")
@OnSite(Area.CONSOLE)
class MatterPages {
    private static final String HOME = "/console/matters";
    private static final int PAGE = 50;

    private final OpenMatters matters;

    MatterPages(OpenMatters matters) {
        this.matters = matters;
    }

    @GetMapping(HOME)
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Caller.staff(Powers.MONEY);
        model.addAttribute("matters", matters.of(Caller.city().id(), Matters.after(after), PAGE));
        return "console/matters";
    }

    /** The person got the money in another way, or need not get it. */
    @PostMapping(HOME + "/{id}")
    String settled(@PathVariable String id, RedirectAttributes next) {
        Caller.staff(Powers.MONEY);
        RefundId refund = new RefundId(uuid(id));
        boolean open = matters.acknowledge(Caller.city().id(), refund, null);
        next.addFlashAttribute("done", open ? "setbacks.matter.settled" : "setbacks.matter.gone");
        return "redirect:" + HOME;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unknown) {
            throw new NotHere();
        }
    }
}
