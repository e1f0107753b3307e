package bourg.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Passwords and keys of this one machine, made at the first start and kept in the data folder. */
final class Secrets {

    private static final List<String> NAMES =
            List.of(
                    "postgres-superuser",
                    "federation-owner",
                    "federation-app",
                    "cell-owner",
                    "cell-app",
                    "keycloak-database",
                    "identity-admin",
                    "ops-console",
                    "ops-automation",
                    "stripe-key",
                    "stripe-webhook");

    private final Properties values = new Properties();

    /** Reads the secrets of a data folder, making those that are missing. */
    static Secrets in(Path folder) {
        Secrets secrets = new Secrets();
        Path file = folder.resolve("secrets.properties");
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    secrets.values.load(reader);
                }
            }
            boolean complete = NAMES.stream().allMatch(secrets.values::containsKey);
            if (!complete) {
                NAMES.forEach(name -> secrets.values.putIfAbsent(name, random()));
                secrets.write(file);
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets could not be kept", e);
        }
    }

    String of(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("No secret is called " + name);
        }
        return value;
    }

    private void write(Path file) throws IOException {
        Path fresh = file.resolveSibling("secrets.fresh");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            values.store(writer, "Made at the first start; only for this machine");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
