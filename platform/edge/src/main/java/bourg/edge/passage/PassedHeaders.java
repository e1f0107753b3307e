package bourg.edge.passage;

import bourg.edge.EdgeSettings;
import bourg.edge.entrance.Arrival;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Takes away what a sender claims about how it came here, and states what the edge saw itself. */
@Component
final class PassedHeaders implements HttpHeadersFilter, Ordered {
    private static final List<String> PREFIXES = List.of("x-forwarded-", "x-bourg-", "x-original-");
    private static final Set<String> NAMES =
            Set.of(
                    "forwarded",
                    "x-real-ip",
                    "x-rewrite-url",
                    "x-http-method-override",
                    "traceparent");

    private final String scheme;

    PassedHeaders(EdgeSettings settings) {
        scheme = settings.publicUrl().getScheme();
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var passed = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!claimed(name.toLowerCase(Locale.ROOT))) passed.addAll(name, values);
        });
        var arrival = Arrival.of(exchange);
        var port = arrival.address().port();
        passed.set("X-Forwarded-For", arrival.client());
        passed.set("X-Forwarded-Proto", scheme);
        passed.set("X-Forwarded-Host", arrival.address().text());
        passed.set("X-Forwarded-Port", port.isEmpty() ? usualPort() : port);
        passed.set("traceparent", arrival.trace().traceparent());
        return passed;
    }

    /** After the filters of the gateway, which would take these headers away again. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private String usualPort() {
        return scheme.equals("https") ? "443" : "80";
    }

    private static boolean claimed(String name) {
        return NAMES.contains(name)
                || name.contains("_")
                || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
