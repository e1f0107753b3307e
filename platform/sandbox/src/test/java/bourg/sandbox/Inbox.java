package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Receives webhooks as Bourg does: verified by Stripe's library, or rejected. */
final class Inbox implements AutoCloseable {

    private final HttpServer server;
    private volatile String secret;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> rejected = new CopyOnWriteArrayList<>();
    private volatile int failures;

    Inbox(String secret) {
        this(secret, 0);
    }

    Inbox(String secret, int port) {
        this.secret = secret;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/hook", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        try {
            String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            Event event = Webhook.constructEvent(body, signature, secret);
            if (failures > 0) {
                failures--;
                status = 503;
            } else {
                assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
                events.add(event);
            }
        } catch (Exception | AssertionError e) {
            rejected.add(String.valueOf(e));
            status = 400;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    void expectSecret(String expected) {
        secret = expected;
    }

    void failNext(int times) {
        failures = times;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    List<Event> events() {
        return events;
    }

    List<String> types() {
        return events.stream().map(Event::getType).toList();
    }

    List<String> rejected() {
        return rejected;
    }

    void await(Set<String> types) {
        await(types, Duration.ofSeconds(20));
    }

    void await(Set<String> types, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!types().containsAll(types) && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(types()).containsAll(types);
    }

    void awaitCount(int count) {
        Instant end = Instant.now().plusSeconds(20);
        while (events.size() < count && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(events).hasSize(count);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
