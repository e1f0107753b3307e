package bourg.billing;

/** What became of the wish to answer a dispute, or to accept it. */
public sealed interface Contesting {
    /** The bank has it. */
    record Done(Dispute dispute) implements Contesting {}

    /** It was answered, accepted or decided already. */
    record NotOpen(Dispute dispute) implements Contesting {}

    /** The bank takes no answer any more. */
    record TooLate(Dispute dispute) implements Contesting {}

    /** The provider said no, for a reason that it names. */
    record Refused(String code) implements Contesting {}

    /** The bound city has no such dispute. */
    record NotFound() implements Contesting {}
}
