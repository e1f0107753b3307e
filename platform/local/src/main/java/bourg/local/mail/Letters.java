package bourg.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The caught e-mails, one file each, newest first. */
public final class Letters {

    private static final Pattern ID = Pattern.compile("[0-9]+-[0-9]+");
    private static final String ENDING = ".eml";

    private final Path folder;
    private final AtomicInteger counter = new AtomicInteger();

    private Letters(Path folder) {
        this.folder = folder;
    }

    static Letters in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letters(folder);
    }

    void keep(MimeMessage message, String recipient) throws MessagingException {
        String id = "%013d-%04d".formatted(Instant.now().toEpochMilli(), counter.incrementAndGet());
        Path fresh = folder.resolve(id + ".part");
        try {
            try (OutputStream file = Files.newOutputStream(fresh)) {
                String envelope = Letter.ENVELOPE + ": " + recipient + "\r\n";
                file.write(envelope.getBytes(StandardCharsets.US_ASCII));
                message.writeTo(file);
            }
            Files.move(fresh, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All letters, newest first. */
    public List<Letter> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .flatMap(id -> find(id).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letters to one address, newest first. */
    public List<Letter> to(String address) {
        return all().stream().filter(letter -> letter.recipient().equals(address)).toList();
    }

    /** The letter of that id. */
    public Optional<Letter> find(String id) {
        Path file = folder.resolve(id + ENDING);
        if (!ID.matcher(id).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Optional.of(Letter.read(id, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
