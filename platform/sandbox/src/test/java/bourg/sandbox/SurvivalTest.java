package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered survives kill -9, and what is owed is delivered after the restart. */
class SurvivalTest {

    private static final String KEY = "sk_sandbox_bourg";

    @TempDir private Path folder;

    @Test
    void survivesKill9() throws Exception {
        Path journal = folder.resolve("state/sandbox.jsonl");
        int hook = freePort();
        int port = freePort();
        Process process = launch(port, journal, "http://127.0.0.1:" + hook + "/hook");
        String charge;
        String refund;
        try {
            awaitReady(port, process);
            var drive = new Drive("http://127.0.0.1:" + port, KEY);
            charge = drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
            refund = refund(drive.stripe(), charge);
            assertThatThrownBy(() -> start(journal)).hasStackTraceContaining("another sandbox");
        } finally {
            process.destroyForcibly().waitFor();
        }
        Files.writeString(journal, "[{\"id\":\"re_torn", StandardOpenOption.APPEND);

        try (var inbox = new Inbox("whsec_survival", hook);
                RunningSandbox again = start(journal)) {
            StripeClient stripe = new Drive(again).stripe();
            assertThat(refund(stripe, charge)).isEqualTo(refund);
            assertThat(stripe.v1().charges().retrieve(charge).getAmountRefunded()).isEqualTo(300);
            assertThat(stripe.v1().balance().retrieve().getAvailable().getFirst().getAmount())
                    .isEqualTo(1_000 - 59 - 300);
            inbox.await(
                    Set.of("checkout.session.completed", "charge.refunded"),
                    Duration.ofSeconds(30));
            assertThat(inbox.rejected()).isEmpty();
        }
        try (RunningSandbox third = start(journal)) {
            assertThat(new Drive(third).stripe().v1().charges().retrieve(charge).getId())
                    .isEqualTo(charge);
            assertThat(new Drive(third).knob("/_sandbox/webhooks").statusCode()).isEqualTo(404);
        }
    }

    private static RunningSandbox start(Path journal) {
        return SandboxApplication.start(0, "bourg.sandbox.data=" + journal);
    }

    private static String refund(StripeClient stripe, String charge) throws Exception {
        return stripe.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder().setCharge(charge).setAmount(300L).build(),
                        RequestOptions.builder().setIdempotencyKey("refund-once").build())
                .getId();
    }

    /** As the launcher does: from the classes and the class path that the build wrote. */
    private Process launch(int port, Path journal, String hook) throws Exception {
        String classPath =
                "target/classes:" + Files.readString(Path.of("target/classpath.txt")).strip();
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "bourg.sandbox.SandboxApplication");
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("BOURG_SANDBOX_KNOBS", "true");
        builder.environment().put("BOURG_SANDBOX_DATA", journal.toString());
        builder.environment().put("BOURG_SANDBOX_WEBHOOKURL", hook);
        builder.environment().put("BOURG_SANDBOX_WEBHOOKSECRET", "whsec_survival");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void awaitReady(int port, Process process) throws Exception {
        Instant end = Instant.now().plusSeconds(180);
        var drive = new Drive("http://127.0.0.1:" + port, KEY);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (drive.get("/actuator/health/readiness").statusCode() == 200) {
                    assertThat(Files.readString(folder.resolve("log")))
                            .contains("no money moves", "aucun argent ne circule");
                    return;
                }
            } catch (IllegalStateException e) {
                Thread.sleep(200);
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("log")));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
