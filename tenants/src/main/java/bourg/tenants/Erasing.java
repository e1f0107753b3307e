package bourg.tenants;

/** What came of a citizen's wish to be forgotten. */
public sealed interface Erasing {
    /** Everything was done that the report says. */
    record Erased(ErasureReport report) implements Erasing {}

    /** Nothing was done: something else would be lost than what the citizen has read of. */
    record Outdated(ErasureReport now) implements Erasing {}
}
