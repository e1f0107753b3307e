package bourg.tenants;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some records of a kind when a citizen asks to be forgotten, or a city leaves:
 * deleted at once, kept until something is over and deleted then, or kept under a rule, until a day
 * if one is known.
 */
public record Erasure(
        Outcome outcome,
        String kind,
        long records,
        @Nullable String rule,
        @Nullable LocalDate until) {
    /** The three things that can become of a record. */
    public enum Outcome {
        DELETED,
        WAITING,
        KEPT
    }

    private static final int YEARS_OF_BOOKS = 6;

    public static Erasure deleted(String kind, long records) {
        return new Erasure(Outcome.DELETED, kind, records, null, null);
    }

    /** What holds them up is named by the rule. */
    public static Erasure waiting(String kind, long records, String rule) {
        return new Erasure(Outcome.WAITING, kind, records, rule, null);
    }

    public static Erasure kept(String kind, long records, String rule, @Nullable LocalDate until) {
        return new Erasure(Outcome.KEPT, kind, records, rule, until);
    }

    /** Books of money stay to the end of the sixth year after that of the last of them. */
    public static Erasure books(String kind, long records, @Nullable Instant last) {
        return kept(kind, records, "books", last == null ? null : endOfBooks(last));
    }

    private static LocalDate endOfBooks(Instant last) {
        return LocalDate.of(last.atZone(ZoneOffset.UTC).getYear() + YEARS_OF_BOOKS, 12, 31);
    }

    public boolean isDeleted() {
        return outcome == Outcome.DELETED;
    }
}
