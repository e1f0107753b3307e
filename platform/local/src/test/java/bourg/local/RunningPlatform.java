package bourg.local;

import bourg.parts.RepositoryRoot;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The whole platform with its demo, started once per test JVM on free ports and on a data folder of
 * its own; a test asks for it with {@code RunningPlatform.get()} and finds addresses, tokens, mail
 * and the children to kill.
 */
public final class RunningPlatform {

    private static final String DATA = "platform/local/target/platform";

    private RunningPlatform() {}

    /** The platform of this JVM, started at the first call and stopped with the JVM. */
    public static Platform get() {
        return Shared.PLATFORM;
    }

    /** The generated clients as somebody who did not sign in, at a site such as {@code valmont}. */
    public static Api anonymous(String site) {
        return new Api(get().hosts().of(site), null);
    }

    /**
     * The generated clients as a city's staff; demo people have the password {@code <name>-demo}.
     */
    public static Api staff(String city, String email) {
        return new Api(get().hosts().of(city), get().access().staff(city, email, password(email)));
    }

    /** The generated clients as a member of a partner. */
    public static Api partner(String alias, String email) {
        return new Api(
                get().hosts().of("partners"),
                get().access().partner(alias, email, password(email)));
    }

    /** The generated clients as the platform's own automation, which is an operator. */
    public static Api operator() {
        return new Api(get().hosts().of("ops"), get().access().automation());
    }

    /** Kills the application as {@code kill -9} does, and waits until its successor is ready. */
    public static void killApplication() {
        killApplication(() -> {});
    }

    /** Kills it, lets something happen while it is down, and waits for its successor. */
    public static void killApplication(Runnable meanwhile) {
        get().killAndAwait("app", meanwhile);
    }

    /** Kills PostgreSQL as {@code kill -9} does, lets something happen, and starts it again. */
    public static void killDatabase(Runnable meanwhile) {
        get().killDatabase(meanwhile);
    }

    /** Starts the application again with more classes and other surroundings. */
    public static void restartApplication(Map<String, String> environment, Path classes) {
        get().restart("app", program -> program.with(environment, classes));
    }

    /** Starts the application again as it is. */
    public static void restartApplication() {
        get().restart("app", UnaryOperator.identity());
    }

    private static String password(String email) {
        return email.replaceFirst("@.*", "") + "-demo";
    }

    private static Platform start() {
        LocalSettings settings =
                new LocalSettings(
                        RepositoryRoot.find().resolve(Path.of(DATA)), Ports.free(), true, true);
        Platform platform = Platform.start(settings, true, new Console(System.out));
        if (!platform.demoIsComplete()) {
            platform.close();
            throw new IllegalStateException("The demo could not be completed; see the log above");
        }
        return platform;
    }

    private static final class Shared {
        static final Platform PLATFORM = start();
    }
}
