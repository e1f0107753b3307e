package bourg.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inbox in the browser, on the loopback address only. */
public final class InboxServer implements AutoCloseable {

    private static final Pattern PATH =
            Pattern.compile(
                    "/messages/(?<id>[0-9-]+)(?:/(?<part>html|attachments/(?<file>[0-9]{1,4})))?");
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'";
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final HttpServer server;
    private final ExecutorService workers;
    private final Letters letters;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(
            int status, String mediaType, String policy, byte[] content, String disposition) {

        static Answer page(int status, String html) {
            return html(status, html, PAGE_POLICY);
        }

        static Answer html(int status, String html, String policy) {
            byte[] content = html.getBytes(StandardCharsets.UTF_8);
            return new Answer(status, "text/html; charset=utf-8", policy, content, "inline");
        }
    }

    private InboxServer(HttpServer server, ExecutorService workers, Letters letters) {
        this.server = server;
        this.workers = workers;
        this.letters = letters;
    }

    /** Starts to serve. */
    public static InboxServer start(int port, Letters letters) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            InboxServer inbox =
                    new InboxServer(server, Executors.newVirtualThreadPerTaskExecutor(), letters);
            server.setExecutor(inbox.workers);
            server.createContext("/", inbox::handle);
            server.start();
            return inbox;
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox page could not be started", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            InboxPages pages =
                    InboxPages.of(exchange.getRequestHeaders().getFirst("Accept-Language"));
            Answer answer =
                    List.of("GET", "HEAD").contains(exchange.getRequestMethod())
                            ? answer(exchange.getRequestURI().getPath(), pages)
                            : Answer.page(405, pages.notFound());
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.mediaType());
            headers.set("Content-Security-Policy", answer.policy());
            headers.set("Content-Disposition", answer.disposition());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.content().length);
            if (!head) {
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(answer.content());
                }
            }
        }
    }

    private Answer answer(String path, InboxPages pages) {
        if (path.equals("/")) {
            return Answer.page(200, pages.list(letters.all()));
        }
        Matcher matcher = PATH.matcher(path);
        Optional<Letter> letter =
                matcher.matches() ? letters.find(matcher.group("id")) : Optional.empty();
        if (letter.isEmpty()) {
            return Answer.page(404, pages.notFound());
        }
        if (matcher.group("part") == null) {
            return Answer.page(200, pages.letter(letter.get()));
        }
        return matcher.group("file") == null
                ? Answer.html(200, letter.get().html(), LETTER_POLICY)
                : attachment(letter.get(), Integer.parseInt(matcher.group("file")), pages);
    }

    private static Answer attachment(Letter letter, int index, InboxPages pages) {
        if (index >= letter.attachments().size()) {
            return Answer.page(404, pages.notFound());
        }
        Letter.Attachment file = letter.attachments().get(index);
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Answer(
                200,
                "application/octet-stream",
                LETTER_POLICY,
                file.content(),
                "attachment; filename*=UTF-8''" + name);
    }
}
