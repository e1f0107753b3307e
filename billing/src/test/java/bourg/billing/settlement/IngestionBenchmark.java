package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.trial.TestHttp.Answer;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Value;

/**
 * Sends {@code -Dslices=} times 100,000 events over HTTP, in turn with COPY of as many into the
 * same table with the same indexes. It reports and demands no speed.
 */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class IngestionBenchmark extends UsageTrial {
    private static final int SLICES = Integer.getInteger("slices", 10);
    private static final int WARM_UP = 3;
    private static final int REQUESTS = 10;
    private static final int EVENTS = 10_000;
    private static final int SENDERS = 2;

    @Value("${bourg.federation.url}")
    String url;

    @Value("${bourg.federation.owner-username}")
    String owner;

    @Value("${bourg.federation.owner-password}")
    String password;

    @Test
    void sendInTurnWithCopy() throws Exception {
        assertThat(lines(event(name(), "m-1", 2, "1")).status()).isEqualTo(200);
        double[] ratios = new double[SLICES];
        for (int i = -WARM_UP; i < SLICES; i++) {
            double copied = i % 2 == 0 ? copy() : 0;
            double sent = send();
            copied = i % 2 == 0 ? copied : copy();
            say("%s: sent in %.2f s, copied in %.2f s, %.2f", i, sent, copied, copied / sent);
            if (i >= 0) {
                ratios[i] = copied / sent;
            }
        }
        Arrays.sort(ratios);
        say("median of copied / sent: %.2f", ratios[SLICES / 2]);
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }

    private double send() throws Exception {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String[] events = new String[EVENTS];
            Arrays.setAll(events, n -> event(name(), n % 2 == 0 ? "m-1" : "m-2", 2, "1.25"));
            bodies.add(String.join("\n", events));
        }
        long began = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<Answer>> answers =
                    bodies.stream().map(body -> senders.submit(() -> lines(body))).toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().json().path("accepted").asInt()).isEqualTo(EVENTS);
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private double copy() throws Exception {
        StringBuilder rows = new StringBuilder();
        String partnerId = sale.partner().id().value().toString();
        for (int i = 0; i < REQUESTS * EVENTS; i++) {
            rows.append(1 + i % 2).append("\t").append(1 + i % 2).append("\t1\t");
            rows.append(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i)).append("\t");
            rows.append(partnerId).append("\t1.25\t").append(name()).append("\n");
        }
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            long began = System.nanoTime();
            long copied =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy control.usage_event (period, subject, delivery, occurred_at, partner, quantity, event_id) from stdin",
                                    new StringReader(rows.toString()));
            assertThat(copied).isEqualTo(REQUESTS * EVENTS);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // a program that reports
    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
