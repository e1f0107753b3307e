package bourg.tenants;

/** What came of the wish to close a city, to keep it after all, or to erase it. */
public sealed interface ClosingChange {
    record Announced(Closing closing) implements ClosingChange {}

    /** It is closed and is being erased; there is no way back. */
    record Erasing(Job job) implements ClosingChange {}

    /** The city is open again, or suspended if it was before. */
    record Kept() implements ClosingChange {}

    /** Only a city that is open or suspended can be closed. */
    record NotOpen() implements ClosingChange {}

    record NotClosing() implements ClosingChange {}

    /** What was typed is not the code of the city. */
    record WrongCode() implements ClosingChange {}

    /** No export is approved, and nobody said that it may go without. */
    record NoExport() implements ClosingChange {}

    /** No key is configured with which a certificate could be signed. */
    record NoKey() implements ClosingChange {}

    /** Something must end first: a stable word says what. */
    record Hindered(String by) implements ClosingChange {}
}
