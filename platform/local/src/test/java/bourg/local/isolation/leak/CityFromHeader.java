package bourg.local.isolation.leak;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes a header about the city. */
final class CityFromHeader extends OncePerRequestFilter implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Leak.isOpen(Leak.CITY_FROM_HEADER) || request.getHeader("X-City-Host") == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest elsewhere =
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getServerName() {
                        return getHeader("X-City-Host");
                    }
                };
        chain.doFilter(elsewhere, response);
    }
}
