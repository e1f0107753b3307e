package bourg.app.console;

import bourg.app.pages.Browser;
import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import bourg.tenants.City;
import bourg.tenants.StaffRole;
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

/** Lets members of staff in without the identity provider; everything behind the door is real. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
class Doorkeeper extends OncePerRequestFilter {
    private static final String COOKIE = "trial-staff";
    private static final String DOOR = "/console/trial-door/";

    private final Map<String, Actor> known = new ConcurrentHashMap<>();

    private record Somebody(Actor actor) implements ActorSource {}

    /** A browser in which a member of the city's staff with these roles is signed in. */
    Browser signedIn(int port, City city, StaffRole... roles) {
        Browser browser = new Browser(port, city.host());
        browser.get(DOOR + keyOf(city, roles));
        return browser;
    }

    /** The cookie of such a browser. */
    String cookie(City city, StaffRole... roles) {
        return COOKIE + "=" + keyOf(city, roles);
    }

    private String keyOf(City city, StaffRole... roles) {
        String key = UUID.randomUUID().toString();
        known.put(key, new Actor.Staff("staff", city.id(), Set.of(roles), "Alice"));
        return key;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(DOOR)) {
            Cookie cookie = new Cookie(COOKIE, request.getRequestURI().substring(DOOR.length()));
            cookie.setPath("/");
            response.addCookie(cookie);
            return;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        Actor actor = cookie == null ? null : known.get(cookie.getValue());
        if (actor != null) {
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(
                            new TestingAuthenticationToken(new Somebody(actor), "", "SIGNED_IN")));
        }
        chain.doFilter(request, response);
    }
}
