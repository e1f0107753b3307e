package bourg.local;

import bourg.local.demo.Demo;
import bourg.local.mail.InboxServer;
import bourg.local.mail.Letters;
import bourg.local.mail.MailCatcher;
import bourg.parts.KeycloakServer;
import bourg.parts.PostgresServer;
import bourg.parts.RepositoryRoot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs, started in order and stopped in reverse order. */
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

    private final LocalSettings settings;
    private final Console console;
    private final DataFolder folder;
    private final Path repository = RepositoryRoot.find();
    private final Path parts = repository.resolve(".bourg/parts");
    private final Deque<Running> running = new ArrayDeque<>();
    private final Secrets secrets;
    private volatile boolean closed;
    private volatile boolean demoComplete;

    private record Running(String name, AutoCloseable part) {}

    private Platform(LocalSettings settings, Console console, DataFolder folder) {
        this.settings = settings;
        this.console = console;
        this.folder = folder;
        this.secrets = Secrets.in(folder.root());
    }

    /** Takes the data folder, clears what a killed platform has left, and starts everything. */
    static Platform start(LocalSettings settings, boolean reset, Console console) {
        Path root = RepositoryRoot.find().resolve(settings.data()).toAbsolutePath().normalize();
        console.plain("Bourg starts; data in " + root + ", logs in " + root.resolve("log"));
        DataFolder folder = DataFolder.take(root, console);
        folder.stopLeftovers(console);
        if (reset) {
            folder.reset(console);
        }
        settings.ports().requireFree();
        Platform platform = new Platform(settings, console, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.startParts();
            if (settings.demo()) {
                platform.playDemo();
            }
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /** What was started stays registered, so that a failure or a signal stops it too. */
    private void startParts() {
        Programs programs = new Programs(settings, secrets, folder);
        Ports ports = settings.ports();
        console.step("PostgreSQL on port " + ports.postgres(), this::startPostgres);
        console.step("mail catcher on port " + ports.smtp(), this::startMail);
        console.step("Keycloak on port " + ports.keycloak(), this::startKeycloak);
        run("payment sandbox on port " + ports.sandbox(), programs.sandbox());
        run("application on port " + ports.app(), programs.app());
        run("edge on port " + ports.edge(), programs.edge());
    }

    public LocalSettings settings() {
        return settings;
    }

    /** The addresses a browser or a client uses. */
    public Hosts hosts() {
        return settings.hosts();
    }

    /** The e-mails that the platform has sent so far. */
    public Letters mail() {
        return running.stream()
                .map(Running::part)
                .filter(MailCatcher.class::isInstance)
                .map(part -> ((MailCatcher) part).letters())
                .findFirst()
                .orElseThrow();
    }

    /** The secret of one of the clients of Keycloak that are made at the first start. */
    public String secret(String name) {
        return secrets.of(name);
    }

    /** The folder that keeps everything. */
    public Path data() {
        return folder.root();
    }

    /**
     * Kills a program as {@code kill -9} does, lets something happen while it is down, and waits
     * until its successor is ready; for tests.
     */
    public void killAndAwait(String name, Runnable meanwhile) {
        Supervised program = program(name);
        program.killForTest();
        meanwhile.run();
        program.awaitSuccessor(console);
    }

    /**
     * Kills PostgreSQL as {@code kill -9} does, and starts it again on the same data; for tests.
     */
    public void killDatabase(Runnable meanwhile) {
        database().killAndRestart(meanwhile);
    }

    /** A connection to the control plane as the superuser; for tests. */
    public Connection federation() throws SQLException {
        return database().connect(Databases.FEDERATION);
    }

    private PostgresServer database() {
        return running.stream()
                .map(Running::part)
                .filter(PostgresServer.class::isInstance)
                .map(PostgresServer.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Starts a program again as another variant of itself, until the next such call; for tests. */
    void restart(String name, UnaryOperator<Program> variant) {
        program(name).become(variant);
        killAndAwait(name, () -> {});
    }

    /** One of the programs that are started again when they die: sandbox, app or edge. */
    private Supervised program(String name) {
        return running.stream()
                .map(Running::part)
                .filter(Supervised.class::isInstance)
                .map(Supervised.class::cast)
                .filter(part -> part.child().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Gets real tokens for people and servers of this platform. */
    public Access access() {
        return new Access(hosts(), secret("ops-automation"));
    }

    /** Whether the demo is complete; if not, the next start goes on with it. */
    public boolean demoIsComplete() {
        return demoComplete;
    }

    /** A demo that fails costs nobody the platform: it says why, and what is done stays done. */
    private void playDemo() {
        URI identity = URI.create("http://127.0.0.1:" + settings.ports().keycloak());
        Demo.Stage stage =
                new Demo.Stage(hosts(), access(), identity, secret("identity-admin"), data());
        try {
            console.step("demo cities and partners", () -> Demo.play(stage, console));
            demoComplete = true;
        } catch (RuntimeException e) {
            console.trouble(
                    "the demo could not be completed; the next start goes on with it: " + e);
            LOG.error("The demo could not be completed", e);
        }
    }

    private PostgresServer startPostgres() {
        return register(
                "PostgreSQL", Databases.start(folder, parts, settings.ports().postgres(), secrets));
    }

    private MailCatcher startMail() {
        MailCatcher catcher =
                register(
                        "mail catcher",
                        MailCatcher.start(settings.ports().smtp(), folder.root().resolve("mail")));
        register("inbox page", InboxServer.start(settings.ports().inbox(), catcher.letters()));
        return catcher;
    }

    private KeycloakServer startKeycloak() {
        return register("Keycloak", Identity.start(folder, parts, settings, secrets, console));
    }

    private void run(String title, Program program) {
        console.step(
                title,
                () -> register(title, Supervised.start(program, repository, folder, console)));
    }

    private synchronized <T extends AutoCloseable> T register(String name, T part) {
        running.push(new Running(name, part));
        if (closed) {
            close(new Running(name, part));
            throw new CannotStart("Stopped while starting");
        }
        return part;
    }

    /** Stops every part, the last started first, each with time to finish what it does. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!running.isEmpty()) {
            close(running.pop());
        }
        try {
            folder.stopLeftovers(console);
            folder.close();
        } catch (IOException e) {
            console.trouble("the data folder could not be released: " + e.getMessage());
        }
    }

    private void close(Running last) {
        try {
            last.part().close();
            console.done(last.name() + " stopped");
        } catch (Exception e) {
            console.trouble(last.name() + " did not stop cleanly: " + e.getMessage());
        }
    }
}
