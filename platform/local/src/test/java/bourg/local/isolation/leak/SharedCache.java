package bourg.local.isolation.leak;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps answers by their address without the host. */
final class SharedCache extends OncePerRequestFilter implements Ordered {

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Leak.isOpen(Leak.SHARED_CACHE)
                || !request.getMethod().equals("GET")
                || !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getRequestURI() + "?" + request.getQueryString();
        byte[] kept = answers.get(key);
        if (kept != null) {
            response.setContentType("application/json");
            response.getOutputStream().write(kept);
            return;
        }
        ContentCachingResponseWrapper watched = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, watched);
        if (watched.getStatus() == HttpServletResponse.SC_OK) {
            answers.put(key, watched.getContentAsByteArray());
        }
        watched.copyBodyToResponse();
    }
}
