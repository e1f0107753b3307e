package bourg.tenants.audit;

import bourg.tenants.AuditEntry;
import bourg.tenants.CityId;
import bourg.tenants.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line with the hash of the line before and its own, as they stand in the database. */
record Link(AuditEntry entry, String previous, String hash) {
    static final String START = "0".repeat(64);

    static Link after(String previous, AuditEntry entry, CityId city) {
        return new Link(entry, previous, hash(previous, entry, city));
    }

    boolean isSound(CityId city) {
        return hash.equals(hash(previous, entry, city));
    }

    /** Every part with its length before it, so that no two lines read the same. */
    private static String hash(String previous, AuditEntry entry, CityId city) {
        List<String> parts =
                Stream.of(
                                previous,
                                city,
                                entry.sequence(),
                                entry.id(),
                                entry.at(),
                                entry.actor().kind(),
                                entry.actor().subject(),
                                entry.actor().role(),
                                entry.act().verb(),
                                entry.act().kind(),
                                entry.act().object(),
                                entry.act().resident(),
                                entry.trace())
                        .map(part -> Objects.toString(part, null))
                        .toList();
        String canonical =
                parts.stream()
                        .map(part -> part == null ? "-" : part.length() + ":" + part)
                        .collect(Collectors.joining());
        return Sha256.of(canonical.getBytes(StandardCharsets.UTF_8));
    }
}
