package bourg.tenants;

/**
 * What undoing a step did to all things of one kind; the kind is a stable word such as {@code
 * clients}.
 */
public record Undone(String kind, long count, Fate fate) {
    /** Whether the things are gone, or are kept because law or the ledger asks for them. */
    public enum Fate {
        DELETED,
        KEPT
    }

    public static Undone deleted(String kind, long count) {
        return new Undone(kind, count, Fate.DELETED);
    }

    public static Undone kept(String kind, long count) {
        return new Undone(kind, count, Fate.KEPT);
    }
}
