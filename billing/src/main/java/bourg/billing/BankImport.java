package bourg.billing;

/** What became of a bank's statement that somebody sent. */
public sealed interface BankImport {
    /** It is kept; so many of its lines are matched. */
    record Imported(int lines, int matched) implements BankImport {}

    /** The same statement was imported before. */
    record AlreadyThere() implements BankImport {}

    /** Another statement of this account has this identifier. */
    record Differs(String bankId) implements BankImport {}

    /** It is not a camt.053 that can be trusted; the code says why. */
    record Unreadable(String code) implements BankImport {}
}
