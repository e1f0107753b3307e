package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser without scripts: follows links, fills in forms, keeps cookies. */
public final class Visitor {

    private static final int MOST_REDIRECTS = 12;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Map<String, Map<String, String>> cookiesByHost = new HashMap<>();

    /** A page as it was answered, and where. */
    public record Page(URI address, int status, Optional<URI> redirect, Document document) {

        /** The address that the first link matching a CSS query leads to. */
        URI link(String query) {
            return address.resolve(document.expectFirst(query).attr("href"));
        }
    }

    /** Opens a page, wherever it leads. */
    public Page open(URI address) {
        return follow(get(address));
    }

    /** Fills in the page's form and follows where it leads. */
    public Page submit(Page page, Map<String, String> typed) {
        return follow(send(page, typed));
    }

    /** Fills in the page's form, keeping what it held, and returns the very answer. */
    public Page send(Page page, Map<String, String> typed) {
        Element form = page.document().expectFirst("form[method=post]");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(typed);
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return exchange(
                request(resolved(page.address(), form.attr("action")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** As a browser does: an address that begins with a question mark stays on its page. */
    private static URI resolved(URI page, String address) {
        return address.startsWith("?")
                ? page.resolve(page.getRawPath() + address)
                : page.resolve(address);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The cookies that a host has set, as a request would carry them. */
    public String cookies(String host) {
        return cookiesByHost.getOrDefault(host, Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Page follow(Page page) {
        Page here = page;
        for (int step = 0; here.redirect().isPresent(); step++) {
            assertThat(step).as("redirects, at %s", here.address()).isLessThan(MOST_REDIRECTS);
            here = get(here.redirect().orElseThrow());
        }
        return here;
    }

    private Page get(URI address) {
        return exchange(request(address).GET().build());
    }

    private HttpRequest.Builder request(URI address) {
        var builder = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1));
        String cookies = cookies(address.getHost());
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        return builder;
    }

    private Page exchange(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(set -> keep(request.uri(), set));
            return new Page(
                    request.uri(),
                    answer.statusCode(),
                    answer.headers().firstValue("Location").map(request.uri()::resolve),
                    Jsoup.parse(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI address, String header) {
        String pair = header.replaceFirst(";.*", "");
        int equals = pair.indexOf('=');
        if (equals > 0) {
            cookiesByHost
                    .computeIfAbsent(address.getHost(), _ -> new LinkedHashMap<>())
                    .put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
