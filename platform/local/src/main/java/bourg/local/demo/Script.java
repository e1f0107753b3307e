package bourg.local.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Remembers which steps of the demo are done and what came out, so that a kill costs at most one
 * step.
 */
final class Script {

    private final Path file;
    private final Properties outcomes = new Properties();

    private Script(Path file) {
        this.file = file;
    }

    static Script in(Path folder) {
        Script script = new Script(folder.resolve("demo.properties"));
        try {
            if (Files.exists(script.file)) {
                try (Reader reader = Files.newBufferedReader(script.file)) {
                    script.outcomes.load(reader);
                }
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDone(String step) {
        return outcomes.containsKey(step);
    }

    /**
     * Takes the step unless it was taken before; a step taken twice by a kill is harmless, its key
     * is the same.
     */
    String once(String step, Supplier<String> action) {
        String known = outcomes.getProperty(step);
        if (known != null) {
            return known;
        }
        String outcome = action.get();
        done(step, outcome);
        return outcome;
    }

    void done(String step, String outcome) {
        outcomes.setProperty(step, outcome);
        Path fresh = file.resolveSibling("demo.fresh");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                outcomes.store(writer, "What the demo has done");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
