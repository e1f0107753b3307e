package bourg.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checked-out repository that this test runs in. */
final class Repository {

    static final Path ROOT = root();

    private Repository() {}

    /** Every hand-written Java file, in no module's build folder. */
    static List<SourceFile> javaFiles() {
        return Parsed.FILES;
    }

    /** Parsed once for all tests: the trees of the compiler are large. */
    private static final class Parsed {
        static final List<SourceFile> FILES = files(".java").map(SourceFile::read).toList();
    }

    static Stream<Path> files(String ending) {
        try (var paths = Files.walk(ROOT)) {
            return paths
                    .filter(p -> p.toString().endsWith(ending))
                    .filter(Repository::isWritten)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWritten(Path path) {
        var name = "/" + ROOT.relativize(path);
        return !name.contains("/target/")
                && !name.contains("/node_modules/")
                && !name.contains("/.bourg/")
                && !name.contains("/.git/");
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("api-spec"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no repository above " + here);
    }
}
