package bourg.local;

import bourg.parts.Folders;
import bourg.parts.Leftovers;
import bourg.parts.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one folder that keeps everything; one platform at a time owns it. */
final class DataFolder implements AutoCloseable {

    private static final int SECONDS_TO_WAIT = 60;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the folder, waiting for an earlier platform that is still stopping. */
    static DataFolder take(Path root, Console console) {
        try {
            Files.createDirectories(root.resolve("run"));
            Files.createDirectories(root.resolve("log"));
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("run/lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            for (int second = 0; lock == null && second < SECONDS_TO_WAIT; second += 2) {
                if (second == 0) {
                    console.say("another platform uses " + root + "; waiting for it to stop");
                }
                Thread.sleep(Duration.ofSeconds(2));
                lock = channel.tryLock();
            }
            return new DataFolder(root, channel, required(lock, root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static FileLock required(@Nullable FileLock lock, Path root) {
        if (lock == null) {
            throw new CannotStart(
                    "Another platform runs on "
                            + root
                            + ". Stop it, or choose another folder with --bourg.local.data=<folder>"
                            + " (and other ports).");
        }
        return lock;
    }

    /** Stops what an earlier platform that was killed has left running. */
    void stopLeftovers(Console console) {
        List<String> stopped = new ArrayList<>(Leftovers.stopAll(run(), Duration.ofSeconds(20)));
        if (PostgresServer.stopLeftover(postgres())) {
            stopped.add("PostgreSQL");
        }
        if (!stopped.isEmpty()) {
            console.say(
                    "stopped what an earlier start left running: " + String.join(", ", stopped));
        }
    }

    /** Deletes everything but the unpacked programs. */
    void reset(Console console) {
        console.say("--reset: deleting databases, identities, mail and secrets in " + root);
        try (Stream<Path> children = Files.list(root)) {
            for (Path child : children.toList()) {
                String name = String.valueOf(child.getFileName());
                if (name.equals("parts") || name.equals("run")) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    Folders.delete(child);
                } else {
                    Files.delete(child);
                }
            }
            Files.createDirectories(root.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder could not be reset", e);
        }
    }

    Path root() {
        return root;
    }

    Path log(String name) {
        return root.resolve("log").resolve(name + ".log");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path run() {
        return root.resolve("run");
    }

    Path pidFile(String name) {
        return run().resolve(name + ".pid");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
