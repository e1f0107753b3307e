package bourg.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The one command: starts the whole platform on this machine and prints where to go. */
public final class LocalPlatform {

    private LocalPlatform() {}

    /** Runs until it is told to stop; {@code --reset} starts afresh. */
    public static void main(String[] args) throws InterruptedException {
        Console console = new Console(standardOutput());
        try {
            ParentWatch.exitWithMaven();
            LocalSettings settings = settings(args);
            Platform platform =
                    Platform.start(settings, List.of(args).contains("--reset"), console);
            Welcome.print(platform, console);
        } catch (CannotStart e) {
            console.trouble(String.valueOf(e.getMessage()));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static LocalSettings settings(String[] args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("bourg.local", LocalSettings.class);
    }

    private static PrintStream standardOutput() {
        return new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
