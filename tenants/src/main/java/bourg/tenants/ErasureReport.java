package bourg.tenants;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What erasing a citizen's records would do, or has done, kind by kind. */
public record ErasureReport(List<Erasure> lines) {
    /** Stands for any version: for those who do not mind what exactly is lost. */
    public static final String ANY = "*";

    public ErasureReport {
        lines = List.copyOf(lines);
    }

    /**
     * Names what whoever read the report agreed to lose. How much is kept is not part of it: that
     * may grow at any time, because somebody looks, and takes nothing from anybody.
     */
    public String version() {
        String canonical =
                lines.stream()
                        .map(line ->
                                line.outcome()
                                        + " "
                                        + line.kind()
                                        + " "
                                        + line.rule()
                                        + " "
                                        + line.until()
                                        + (line.outcome() == Erasure.Outcome.DELETED
                                                ? " " + line.records()
                                                : ""))
                        .collect(Collectors.joining("\n"));
        return Sha256.of(canonical.getBytes(StandardCharsets.UTF_8));
    }

    boolean isAgreed(String version) {
        return version.equals(ANY) || version.equals(version());
    }
}
