package bourg.app.partner;

import bourg.app.pages.Browser;
import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import bourg.tenants.PartnerRole;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Lets members of partners in without the identity provider; all behind it is real. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
class Turnstile extends OncePerRequestFilter {
    static final String HOST = "partners.localhost";

    private static final String COOKIE = "trial-partner";
    private static final String ENTRY = "/trial-turnstile/";

    private final Map<String, Actor> known = new ConcurrentHashMap<>();

    private record Somebody(Actor actor) implements ActorSource {}

    /** A browser in which a member of the partner with this role is signed in. */
    Browser signedIn(int port, String alias, PartnerRole role) {
        String key = UUID.randomUUID().toString();
        known.put(key, member(alias, role));
        Browser browser = new Browser(port, HOST);
        browser.get(ENTRY + key);
        return browser;
    }

    static Actor member(String alias, PartnerRole role) {
        return new Actor.PartnerMember("member", alias, Set.of(role), "Pat Roy");
    }

    /** What holds an actor in a security context. */
    static TestingAuthenticationToken token(Actor actor) {
        return new TestingAuthenticationToken(new Somebody(actor), "", "SIGNED_IN");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(ENTRY)) {
            Cookie cookie = new Cookie(COOKIE, request.getRequestURI().substring(ENTRY.length()));
            cookie.setPath("/");
            response.addCookie(cookie);
            return;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        Actor actor = cookie == null ? null : known.get(cookie.getValue());
        if (actor != null) {
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(token(actor)));
        }
        chain.doFilter(request, response);
    }
}
