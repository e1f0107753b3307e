package bourg.tenants.web;

import bourg.tenants.City;
import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import bourg.tenants.Sites;
import bourg.tenants.contract.Problems;
import bourg.tenants.contract.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Decides from the Host header which site is asked, and binds it and its city to the request. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class SiteFilter extends OncePerRequestFilter {
    /** What answers at any host: the machine's own business, and webhooks that prove themselves. */
    private static final List<String> ANY_HOST =
            List.of("/internal/", "/actuator", "/livez", "/readyz", "/webhooks/");

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
        Optional<Refusal> refusal = site.map(SiteFilter::closed).orElse(Optional.of(unknown()));
        if (refusal.isPresent()) {
            problems.write(request, response, refusal.get());
        } else {
            serve(site.orElseThrow(), () -> chain.doFilter(request, response));
        }
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
