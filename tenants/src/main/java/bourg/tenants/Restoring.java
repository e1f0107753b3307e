package bourg.tenants;

/** What became of the wish to put a city back to what it was. */
public sealed interface Restoring {
    /** The restore has begun; the job tells how far it has come. */
    record Started(Job job) implements Restoring {}

    /** The city has no such backup, or no longer. */
    record NoSuchBackup() implements Restoring {}

    /** The city is not open yet or closed for good, or other work on it is under way. */
    record NotNow() implements Restoring {}
}
