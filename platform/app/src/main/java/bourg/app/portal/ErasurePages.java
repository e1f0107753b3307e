package bourg.app.portal;

import bourg.app.access.SignOut;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.tenants.Erasing;
import bourg.tenants.ErasureReport;
import bourg.tenants.PersonalData;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets citizens be forgotten: first what would be done, then whether they are sure, then done. */
@Controller
@OnSite(Area.PORTAL)
class ErasurePages {
    private static final String HOME = DataPages.HOME + "/erasure";

    /** For everybody: whoever was forgotten is signed in no longer. */
    private static final String DONE = "/data-deleted";

    private static final String REPORT = "bourg.erased";

    private final PersonalData data;
    private final SignOut signOut;

    ErasurePages(PersonalData data, SignOut signOut) {
        this.data = data;
        this.signOut = signOut;
    }

    @GetMapping(HOME)
    String report(Model model) {
        model.addAttribute("report", data.plan(DataPages.citizen().subject()));
        return "portal/erasure";
    }

    @GetMapping(HOME + "/confirmation")
    String confirmation(
            @RequestParam(defaultValue = "") String version, Model model, RedirectAttributes next) {
        ErasureReport now = data.plan(DataPages.citizen().subject());
        if (!now.version().equals(version)) {
            return again(next);
        }
        model.addAttribute("report", now);
        return "portal/erasureConfirmation";
    }

    @PostMapping(HOME)
    String erase(
            @RequestParam String version,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (data.erase(DataPages.citizen(), version, locale)) {
            case Erasing.Outdated _ -> again(next);
            case Erasing.Erased(var report) -> {
                request.getSession().setAttribute(REPORT, report);
                yield "redirect:" + signOut.ofPortal(request, response, DONE);
            }
        };
    }

    /** Shown once in detail; the same is in the letter. */
    @GetMapping(DONE)
    String done(HttpServletRequest request, Model model) {
        if (taken(request.getSession(false)) instanceof ErasureReport report) {
            model.addAttribute("report", report);
        }
        return "portal/erased";
    }

    private static @Nullable Object taken(@Nullable HttpSession session) {
        if (session == null) {
            return null;
        }
        Object report = session.getAttribute(REPORT);
        session.removeAttribute(REPORT);
        return report;
    }

    private static String again(RedirectAttributes next) {
        next.addFlashAttribute("problem", "rights.erasure.outdated");
        return "redirect:" + HOME;
    }
}
