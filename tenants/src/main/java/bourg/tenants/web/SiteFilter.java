package bourg.tenants.web;

import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import bourg.tenants.Sites;
import bourg.tenants.contract.Problems;
import bourg.tenants.contract.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Decides from the Host header which site is asked, and binds it and its city to the request. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class SiteFilter extends OncePerRequestFilter {
    /** What answers at any host: the machine's own business, and webhooks that prove themselves. */
    private static final List<String> ANY_HOST =
            List.of("/internal/", "/actuator", "/livez", "/readyz", "/webhooks/");

    private static final Set<String> LOOK = Set.of("/theme.css", "/logo");

    private final Sites sites;
    private final Problems problems;

    SiteFilter(Sites sites, Problems problems) {
        this.sites = sites;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ANY_HOST.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Site> site;
        try {
            site = sites.at(request.getServerName().toLowerCase(Locale.ROOT));
        } catch (DataAccessException away) {
            logger.warn("The control plane does not answer: " + away);
            problems.write(
                    request,
                    response,
                    Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable"));
            return;
        }
        site.ifPresent(known -> CityObservation.note(request, known));
        Optional<Refusal> refusal = site.map(SiteFilter::closed).orElse(Optional.of(unknown()));
        if (refusal.isPresent() && !isPartOfRefusal(request)) {
            refuse(request, response, refusal.get());
        } else if (site.filter(SiteFilter::isSomebody).isPresent()) {
            serve(site.get(), () -> chain.doFilter(request, response));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The page that says no, and what it needs to look like the site. */
    private static boolean isPartOfRefusal(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getDispatcherType() == DispatcherType.ERROR
                || (request.getMethod().equals("GET")
                        && (path.startsWith("/assets/") || LOOK.contains(path)));
    }

    /** Browsers get a page, made where errors are shown; everybody else a problem. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        String accepted = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        if (request.getRequestURI().startsWith("/api/")
                || !accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            problems.write(request, response, refusal);
            return;
        }
        request.setAttribute(Refusal.ATTRIBUTE, refusal);
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter().toSeconds()));
        }
        response.sendError(refusal.status().value());
    }

    /** A city that has left has no look any more. */
    private static boolean isSomebody(Site site) {
        return !(site instanceof Site.OfCity(City city)) || city.state() != CityState.CLOSED;
    }

    private static Refusal unknown() {
        return Refusal.of(HttpStatus.NOT_FOUND, "unknown_host");
    }

    private static Optional<Refusal> closed(Site site) {
        if (!(site instanceof Site.OfCity(City city))) {
            return Optional.empty();
        }
        return switch (city.state()) {
            case ACTIVE, CLOSING -> Optional.empty();
            case PROVISIONING ->
                    Optional.of(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "city_provisioning"));
            case SUSPENDED ->
                    Optional.of(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "city_suspended"));
            case CLOSED -> Optional.of(Refusal.of(HttpStatus.GONE, "city_closed"));
        };
    }

    private static void serve(Site site, Serving serving) throws ServletException, IOException {
        try {
            CurrentSite.run(
                    site,
                    () -> {
                        try {
                            serving.run();
                        } catch (ServletException | IOException failure) {
                            throw new Carried(failure);
                        }
                    });
        } catch (Carried carried) {
            switch (carried.getCause()) {
                case ServletException failure -> throw failure;
                case IOException failure -> throw failure;
                case null, default -> throw carried;
            }
        }
    }

    private interface Serving {
        void run() throws ServletException, IOException;
    }

    private static final class Carried extends RuntimeException {
        Carried(Exception failure) {
            super(failure);
        }
    }
}
