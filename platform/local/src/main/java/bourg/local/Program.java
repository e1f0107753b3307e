package bourg.local;

import bourg.parts.Child;
import bourg.parts.Child.Stop;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of our own applications, run in a process of its own from what the build has made. */
record Program(
        String name,
        String mainClass,
        URI readiness,
        int heapMegabytes,
        Map<String, String> environment,
        List<Path> additions) {

    Program(
            String name,
            String mainClass,
            URI readiness,
            int heapMegabytes,
            Map<String, String> environment) {
        this(name, mainClass, readiness, heapMegabytes, environment, List.of());
    }

    /** The same program with more classes and other surroundings; for tests. */
    Program with(Map<String, String> more, Path classes) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Program(name, mainClass, readiness, heapMegabytes, all, List.of(classes));
    }

    /** Starts it with the JDK that runs this launcher. */
    Child start(Path repository, DataFolder folder) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"));
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(whatToRun(repository.resolve("platform").resolve(name)));
        return Child.start(
                new Child.Command(
                        name,
                        List.copyOf(line),
                        environment,
                        folder.root(),
                        folder.log(name),
                        folder.pidFile(name),
                        Stop.TERM));
    }

    /** Fresh classes win over a jar, which may be older than the sources. */
    private List<String> whatToRun(Path module) {
        Path classes = module.resolve("target/classes");
        Path classpath = module.resolve("target/classpath.txt");
        try {
            if (Files.isRegularFile(classpath) && Files.isDirectory(classes)) {
                List<String> all = new ArrayList<>(List.of(classes.toString()));
                additions.forEach(each -> all.add(each.toString()));
                all.add(Files.readString(classpath).strip());
                return List.of("-cp", String.join(File.pathSeparator, all), mainClass);
            }
            return List.of("-jar", jar(module.resolve("target")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a module has two jars, the runnable one is called {@code -exec}. */
    private static boolean isPlain(Path jar) {
        return !jar.toString().endsWith("-exec.jar");
    }

    private Path jar(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                List<Path> jars =
                        files.filter(file -> file.toString().endsWith(".jar"))
                                .filter(file -> !file.toString().endsWith("-tests.jar"))
                                .sorted(Comparator.comparing(Program::isPlain))
                                .toList();
                if (!jars.isEmpty()) {
                    return jars.getFirst();
                }
            }
        }
        throw new CannotStart(
                "The "
                        + name
                        + " is not built yet: run `mvn spring-boot:run` in the root of the"
                        + " repository, which builds everything first.");
    }
}
