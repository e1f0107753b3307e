package bourg.app.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: keeps cookies, follows our redirects, fills in real forms. */
public final class Browser {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int MOST_REDIRECTS = 8;
    private static final String TYPED = "application/x-www-form-urlencoded";
    private static final String BOUNDARY = "----trial";

    private final int port;
    private final String host;
    private final List<HttpCookie> cookies = new ArrayList<>();
    private String type = TYPED;

    public Browser(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** What a request led to; the path is where the browser ended. */
    public record Shown(int status, String path, String contentType, String body, String policy) {
        public Document page() {
            return Jsoup.parse(body);
        }

        public String text() {
            return page().text().replace('\u00a0', ' ').replace('\u202f', ' ');
        }
    }

    public Shown get(String path) {
        return follow("GET", path, "");
    }

    /** Sends the form on the page that posts to an address ending so, with these fields changed. */
    public Shown submit(Shown on, String action, Map<String, String> typed) {
        Element form = on.page().selectFirst("form[method=post][action$=" + action + "]");
        if (form == null) {
            throw new AssertionError(
                    "No form to " + action + " on " + on.path() + "\n" + on.text());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : form.select("input, textarea, select")) {
            boolean choice =
                    input.attr("type").equals("radio") || input.attr("type").equals("checkbox");
            if (!choice || input.hasAttr("checked")) {
                fields.put(input.attr("name"), value(input));
            }
        }
        fields.putAll(typed);
        return post(form.attr("action"), fields);
    }

    /** What a browser would send: of a list the selected option, else the first. */
    private static String value(Element input) {
        Element option = input.selectFirst("option[selected]");
        Element sent = option == null ? input.selectFirst("option") : option;
        return sent == null ? input.val() : sent.val();
    }

    public Shown post(String path, Map<String, String> fields) {
        return follow(
                "POST",
                path,
                fields.entrySet().stream()
                        .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** Sends the form on the page with a file chosen in its only field for one. */
    public Shown upload(Shown on, String action, String content) {
        Element form = on.page().selectFirst("form[method=post][action$=" + action + "]");
        if (form == null) {
            throw new AssertionError("No form to " + action + " on " + on.path());
        }
        StringBuilder parts = new StringBuilder();
        for (Element input : form.select("input")) {
            boolean file = input.attr("type").equals("file");
            parts.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                    .append(input.attr("name"))
                    .append(file ? "\"; filename=\"a.zip\"\r\n\r\n" : "\"\r\n\r\n")
                    .append(file ? content : input.val())
                    .append("\r\n");
        }
        type = "multipart/form-data; boundary=" + BOUNDARY;
        try {
            return follow("POST", form.attr("action"), parts + "--" + BOUNDARY + "--\r\n");
        } finally {
            type = TYPED;
        }
    }

    private Shown follow(String method, String path, String body) {
        String at = path;
        HttpResponse<String> answer = send(method, at, body);
        for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            String next = answer.headers().firstValue("Location").orElseThrow();
            if (next.startsWith("http") && !host.equals(URI.create(next).getHost())) {
                return new Shown(answer.statusCode(), next, "", "", "");
            }
            at = next.replaceFirst("^https?://[^/]+", "");
            answer = send("GET", at, "");
        }
        return new Shown(
                answer.statusCode(),
                at,
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body(),
                answer.headers().firstValue("Content-Security-Policy").orElse(""));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        String sent =
                cookies.stream()
                        .filter(c -> path.startsWith(c.getPath()))
                        .map(c -> c.getName() + "=" + c.getValue())
                        .collect(Collectors.joining("; "));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Host", host)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            cookies.removeIf(c ->
                    c.getName().equals(cookie.getName()) && c.getPath().equals(cookie.getPath()));
            if (cookie.getMaxAge() != 0) {
                cookies.add(cookie);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
