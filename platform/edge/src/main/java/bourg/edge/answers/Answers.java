package bourg.edge.answers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal: a bilingual page for people, problem+json for programs. */
@Component
public class Answers {
    private static final String TYPES = "https://bourg.example/problems/";

    private final JsonMapper json;
    private final AnswerPage page = new AnswerPage();

    Answers(JsonMapper json) {
        this.json = json;
    }

    public Mono<Void> write(ServerWebExchange exchange, Refusal refusal, Trace trace) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var html = forPeople(request);
        var texts = Texts.preferred(languages(request));
        var body =
                html ? page.render(refusal.reason(), texts, trace) : problem(refusal, texts, trace);
        response.setStatusCode(refusal.reason().status());
        head(response.getHeaders(), refusal, html, texts);
        response.getHeaders().setContentLength(body.length);
        if (request.getMethod().equals(HttpMethod.HEAD)) return response.setComplete();
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private void head(HttpHeaders headers, Refusal refusal, boolean html, Texts texts) {
        headers.setContentType(
                html
                        ? new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)
                        : MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Vary", "Accept, Accept-Language");
        if (html) headers.set("Content-Security-Policy", page.contentSecurityPolicy());
        else headers.set("Content-Language", texts.text("language"));
        var retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            headers.set("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        if (refusal.reason() == Reason.INVALID_TOKEN) {
            headers.set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
    }

    private byte[] problem(Refusal refusal, Texts texts, Trace trace) {
        var reason = refusal.reason();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPES + reason.code());
        body.put("title", texts.title(reason));
        body.put("status", reason.status().value());
        body.put("detail", texts.detail(reason));
        body.put("instance", "urn:trace:" + trace.traceId());
        body.put("code", reason.code());
        return json.writeValueAsBytes(body);
    }

    private static boolean forPeople(ServerHttpRequest request) {
        var accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !request.getPath().value().startsWith("/api/");
    }

    private static List<Locale.LanguageRange> languages(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAcceptLanguage();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
