package bourg.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A real server behind the edge: says which hosts exist and repeats what reached it. */
final class Backend implements AutoCloseable {
    final Set<String> hosts = ConcurrentHashMap.newKeySet();
    final AtomicInteger lookups = new AtomicInteger();
    private final HttpServer server;

    Backend(String name, int port) throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, 200, name + "\n" + echo(exchange)));
        server.createContext("/internal/hosts/", this::lookUp);
        on("/slow", exchange -> pause());
        on("/broken", HttpExchange::close);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void on(String path, Consumer<HttpExchange> work) {
        server.createContext(
                path,
                exchange -> {
                    work.accept(exchange);
                    answer(exchange, 200, "done");
                });
    }

    /** A document under a path, such as a realm's keys. */
    void serve(String path, String json) {
        server.createContext(path, exchange -> answer(exchange, 200, json));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void lookUp(HttpExchange exchange) throws IOException {
        lookups.incrementAndGet();
        var host = exchange.getRequestURI().getPath().substring("/internal/hosts/".length());
        exchange.sendResponseHeaders(hosts.contains(host) ? 204 : 404, -1);
        exchange.close();
    }

    private static String echo(HttpExchange exchange) throws IOException {
        var text = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        new TreeMap<>(exchange.getRequestHeaders())
                .forEach((name, values) ->
                        text.append('\n').append(name).append(": ").append(values));
        var length = exchange.getRequestBody().readAllBytes().length;
        return text.append("\nbody ").append(length).append('\n').toString();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
