package bourg.app.access;

import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.tenants.CurrentSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where every sign-in of every site starts: remembers where to come back to, and goes. */
@Controller
class SignIn {
    private static final String NEXT = "bourg.next";

    @GetMapping({"/sign-in", "/console/sign-in"})
    String signIn(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String as) {
        Area area = request.getRequestURI().startsWith("/console") ? Area.CONSOLE : Area.PORTAL;
        SignInClient client = SignInClient.of(CurrentSite.get(), area).orElseThrow(NotHere::new);
        request.getSession()
                .setAttribute(NEXT + client.area().prefix(), isOurs(next) ? next : area.home());
        return "redirect:"
                + client.area().prefix()
                + SignInSecurity.TO_PROVIDER
                + "/"
                + client.id()
                + (as.equals("new") ? "?register" : as.equals("other") ? "?fresh" : "");
    }

    @GetMapping({"/sign-in-failed", "/console/sign-in-failed"})
    String failed(
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String reason) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        model.addAttribute("noRole", reason.equals(SignedInUsers.NO_ROLE_HERE));
        return "access/failed";
    }

    /** Goes where the person wanted to go before signing in. */
    static void comeBack(HttpServletRequest request, HttpServletResponse response, Area area)
            throws IOException {
        HttpSession session = request.getSession(false);
        Object next = session == null ? null : session.getAttribute(NEXT + area.prefix());
        response.sendRedirect(next instanceof String path ? path : area.home());
    }

    /** Only a path of this very site: never another host. */
    static boolean isOurs(@Nullable String next) {
        return next != null
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().noneMatch(c -> c == '\\' || c < ' ');
    }
}
