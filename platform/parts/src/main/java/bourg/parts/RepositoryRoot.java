package bourg.parts;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the root of the working copy that this program runs in. */
public final class RepositoryRoot {

    private RepositoryRoot() {}

    /** The nearest folder at or above the current one that holds the modules. */
    public static Path find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("platform/parts/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside a working copy of Bourg: " + start);
    }
}
