package bourg.tenants;

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

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return Identifiers.text(PREFIX, value);
    }
}
