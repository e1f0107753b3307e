package bourg.tenants;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some records of a kind when a citizen asks to be forgotten: deleted at once, kept
 * until something is over and deleted then, or kept under a rule, until a day if one is known.
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
}
