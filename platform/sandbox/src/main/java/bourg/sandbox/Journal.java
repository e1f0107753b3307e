package bourg.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file, one line for each commit; a line torn by a crash was never answered for and
 * is cut off at the next start.
 */
final class Journal implements AutoCloseable {

    private final @Nullable FileChannel file;

    private Journal(@Nullable FileChannel file) {
        this.file = file;
    }

    /** Opens the file, hands every whole line to {@code replay}, and is then ready to append. */
    static Journal open(@Nullable String path, Consumer<String> replay) {
        if (path == null) {
            return new Journal(null);
        }
        Path file = Path.of(path).toAbsolutePath();
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            lock(channel, file);
            channel.truncate(replay(all(channel), replay));
            channel.position(channel.size());
            return new Journal(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot keep its state in " + file, e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: refused below like any other holder
        }
        channel.close();
        throw new IOException("another sandbox is using " + file);
    }

    /**
     * Reads through the channel that holds the lock: closing any other handle on the file would
     * give the lock up (POSIX).
     */
    private static byte[] all(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // read on
        }
        return bytes.array();
    }

    private static int replay(byte[] bytes, Consumer<String> replay) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                replay.accept(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return start;
    }

    /** Returns once the line is on the disk. */
    void append(String line) {
        if (file == null) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
