package bourg.parts;

import bourg.parts.Child.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real Keycloak in production mode on this machine, with our realms and our login theme. */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(8);
    private static final Duration PROGRESS_PACE = Duration.ofSeconds(10);

    /** The database it keeps its realms in. */
    public record Database(String url, String username, String password) {}

    /** Where it listens and how it is seen from outside. */
    public record Address(URI publicUrl, int port, int managementPort) {}

    /** Where its program, its log and its pid file lie. */
    public record Places(Path partsFolder, Path log, Path pidFile) {}

    /** What the realms are filled with at their first import; after that, the realms own it. */
    public record Realms(
            String adminClient,
            String adminSecret,
            String opsConsoleSecret,
            String opsAutomationSecret,
            URI opsUrl,
            URI partnersUrl,
            int smtpPort) {}

    /** All that it takes to start it. */
    public record Settings(Places places, Address address, Database database, Realms realms) {}

    private final Settings settings;
    private final Child process;

    private KeycloakServer(Settings settings, Child process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts it, unpacking and building it when this is the first time, and waits until it is
     * ready.
     */
    public static KeycloakServer start(Settings settings, Progress progress) {
        try {
            Path home = new KeycloakDistribution(settings.places().partsFolder()).prepare(progress);
            KeycloakServer server = new KeycloakServer(settings, launch(home, settings));
            server.awaitReady(progress);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be prepared", e);
        }
    }

    /** The version that the build has fetched. */
    public static String version() {
        return KeycloakDistribution.version();
    }

    /** Its address on this machine, without the edge. */
    public URI internalUrl() {
        return URI.create("http://127.0.0.1:" + settings.address().port());
    }

    /** The process, for whoever watches over it. */
    public Child process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(30));
    }

    private static Child launch(Path home, Settings settings) {
        Places places = settings.places();
        return Child.start(
                new Child.Command(
                        "keycloak",
                        List.of(
                                home.resolve("bin/kc.sh").toString(),
                                "start",
                                "--optimized",
                                "--import-realm"),
                        environment(settings),
                        home,
                        places.log(),
                        places.pidFile(),
                        Stop.TERM));
    }

    /** Everything goes by environment variables, so that no secret shows in a list of processes. */
    private static Map<String, String> environment(Settings settings) {
        Address address = settings.address();
        Database database = settings.database();
        Map<String, String> all = new HashMap<>(realmVariables(settings.realms()));
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m");
        all.put("KC_CACHE", "local");
        all.put("KC_HOSTNAME", address.publicUrl().toString());
        all.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        all.put("KC_PROXY_HEADERS", "xforwarded");
        all.put("KC_HTTP_ENABLED", "true");
        all.put("KC_HTTP_HOST", "127.0.0.1");
        all.put("KC_HTTP_PORT", String.valueOf(address.port()));
        all.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(address.managementPort()));
        all.put("KC_DB_URL", database.url());
        all.put("KC_DB_USERNAME", database.username());
        all.put("KC_DB_PASSWORD", database.password());
        all.put("KC_DB_POOL_MAX_SIZE", "20");
        return Map.copyOf(all);
    }

    /** What the realm files and the first administrator take from the environment. */
    public static Map<String, String> realmVariables(Realms realms) {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID", realms.adminClient(),
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", realms.adminSecret(),
                "BOURG_OPS_CONSOLE_SECRET", realms.opsConsoleSecret(),
                "BOURG_OPS_AUTOMATION_SECRET", realms.opsAutomationSecret(),
                "BOURG_OPS_URL", realms.opsUrl().toString(),
                "BOURG_PARTNERS_URL", realms.partnersUrl().toString(),
                "BOURG_SMTP_HOST", "127.0.0.1",
                "BOURG_SMTP_PORT", String.valueOf(realms.smtpPort()),
                "BOURG_MAIL_FROM", "nepasrepondre-noreply@bourg.example");
    }

    private void awaitReady(Progress progress) {
        try (Probe probe = new Probe()) {
            awaitReady(probe, progress);
        }
    }

    private void awaitReady(Probe probe, Progress progress) {
        Instant start = Instant.now();
        Instant nextWord = start.plus(PROGRESS_PACE);
        while (!answers(probe)) {
            if (!process.alive() || Instant.now().isAfter(start.plus(START_PATIENCE))) {
                String end = String.join("\n", process.lastLogLines(25));
                close();
                throw new IllegalStateException("Keycloak did not start:\n" + end);
            }
            if (Instant.now().isAfter(nextWord)) {
                progress.say("waiting for Keycloak to be ready (log: " + process.log() + ")");
                nextWord = Instant.now().plus(PROGRESS_PACE);
            }
            pause();
        }
    }

    private boolean answers(Probe probe) {
        URI ready =
                URI.create(
                        "http://127.0.0.1:"
                                + settings.address().managementPort()
                                + "/health/ready");
        URI realm = internalUrl().resolve("/realms/citizens/.well-known/openid-configuration");
        return probe.isOk(ready) && probe.isOk(realm);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was starting", e);
        }
    }
}
