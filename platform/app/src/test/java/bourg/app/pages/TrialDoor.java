package bourg.app.pages;

import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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

/** Lets people in without the identity provider; everything behind the door is real. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TrialDoor extends OncePerRequestFilter {
    private static final String COOKIE = "trial-door";
    private static final String ENTRY = "/trial-door/";

    private final Map<String, Actor> known = new ConcurrentHashMap<>();

    private record Somebody(Actor actor) implements ActorSource {}

    /** A browser at this host in which the actor is signed in. */
    public Browser signedIn(int port, String host, Actor actor) {
        Browser browser = new Browser(port, host);
        browser.get(ENTRY + keyOf(actor));
        return browser;
    }

    /** The cookie of such a browser. */
    public String cookie(Actor actor) {
        return COOKIE + "=" + keyOf(actor);
    }

    /** What holds an actor in a security context. */
    public static TestingAuthenticationToken token(Actor actor) {
        return new TestingAuthenticationToken(new Somebody(actor), "", "SIGNED_IN");
    }

    private String keyOf(Actor actor) {
        String key = UUID.randomUUID().toString();
        known.put(key, actor);
        return key;
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
