package bourg.tenants;

/** What came of a citizen's yes or no. */
public sealed interface Consenting {
    /** It is so now; if it was so before, nothing was added to the ledger. */
    record Noted(ConsentState state) implements Consenting {}

    /** A yes to a text that the city asks with no longer: read the one of this version. */
    record OtherText(int textVersion) implements Consenting {}
}
