package bourg.tenants;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Identifies a backup of a city, as {@code bkup_...}. */
public record BackupId(UUID value) implements Identifier {
    private static final String PREFIX = "bkup";

    public static BackupId next() {
        return new BackupId(Identifiers.next());
    }

    public static Optional<BackupId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(BackupId::new);
    }

    /** An identifier is made when its backup is asked for. */
    public Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return Identifiers.text(PREFIX, value);
    }
}
