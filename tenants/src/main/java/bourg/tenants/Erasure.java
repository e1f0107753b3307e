package bourg.tenants;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of some records of a kind: deleted at once, or kept under a rule, until a day if one
 * is known.
 */
public record Erasure(String kind, long records, @Nullable String rule, @Nullable LocalDate until) {
    public static Erasure deleted(String kind, long records) {
        return new Erasure(kind, records, null, null);
    }

    public static Erasure kept(String kind, long records, String rule, @Nullable LocalDate until) {
        return new Erasure(kind, records, rule, until);
    }

    public boolean isDeleted() {
        return rule == null;
    }
}
