package bourg.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The real Keycloak, unpacked and built once per working copy. */
final class KeycloakDistribution {

    static final List<String> REALMS = List.of("ops", "workforce", "citizens");
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true");
    private static final List<String> THEME =
            List.of("theme.properties", "footer.ftl", "resources/css/bourg.css");

    private final Path partsFolder;
    private final String version = version();

    KeycloakDistribution(Path partsFolder) {
        this.partsFolder = partsFolder;
    }

    /**
     * The folder that holds {@code bin/kc.sh}, ready for an optimized start; other processes wait
     * meanwhile.
     */
    Path prepare(Progress progress) throws IOException {
        Files.createDirectories(partsFolder);
        Path home = partsFolder.resolve("keycloak-" + version);
        try (FileChannel channel =
                        FileChannel.open(
                                partsFolder.resolve("keycloak.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(home.resolve("unpacked"))) {
                progress.say("unpacking Keycloak " + version);
                unpack(home);
            }
            installOurFiles(home);
            if (!isBuilt(home)) {
                progress.say("building Keycloak for PostgreSQL, once (about half a minute)");
                build(home);
            }
            assert lock.isValid();
        }
        return home;
    }

    private Path archive() {
        String named = System.getProperty("bourg.keycloak.zip", "");
        return named.isEmpty()
                ? RepositoryRoot.find()
                        .resolve("platform/parts/target/keycloak/keycloak-" + version + ".zip")
                : Path.of(named);
    }

    private void unpack(Path home) throws IOException {
        Folders.delete(home);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = partsFolder.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(zip, target);
                }
            }
        }
        Files.setPosixFilePermissions(
                home.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(home.resolve("unpacked"));
    }

    private static void installOurFiles(Path home) throws IOException {
        // Keycloak keeps compressed files of a theme by its own version, not by theirs.
        deleteFiles(home.resolve("data/tmp/kc-gzip-cache"));
        for (String file : THEME) {
            copy("keycloak/themes/bourg/login/" + file, home.resolve("themes/bourg/login/" + file));
        }
        for (String realm : REALMS) {
            String file = realm + ".json";
            copy("keycloak/realms/" + file, home.resolve("data/import/" + file));
        }
    }

    private static void deleteFiles(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling("."));
        try (InputStream content = open(resource)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isBuilt(Path home) throws IOException {
        Path marker = home.resolve("built");
        return Files.exists(marker)
                && Files.readString(marker).equals(String.join(" ", BUILD_OPTIONS));
    }

    private static void build(Path home) throws IOException {
        Path log = home.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "build");
        builder.command().addAll(BUILD_OPTIONS);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        try (OutputStream output = Files.newOutputStream(log)) {
            process.getInputStream().transferTo(output);
            if (process.waitFor() != 0) {
                throw new IOException(
                        "Keycloak could not be built; see "
                                + log
                                + "\n"
                                + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while building Keycloak", e);
        }
        Files.writeString(home.resolve("built"), String.join(" ", BUILD_OPTIONS));
    }

    static String version() {
        Properties properties = new Properties();
        try (InputStream stream = open("bourg/parts/keycloak.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    static InputStream open(String resource) throws IOException {
        InputStream stream =
                KeycloakDistribution.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException(resource + " is not on the class path");
        }
        return stream;
    }
}
