package bourg.billing;

/** What became of a second person's decision on a refund. */
public sealed interface RefundDecision {
    /** Approved, and on its way; or declined. */
    record Decided(Refund refund) implements RefundDecision {}

    /** Who asked for a refund does not decide on it. */
    record OwnRequest() implements RefundDecision {}

    /** Somebody else has decided already. */
    record NotWaiting(Refund refund) implements RefundDecision {}

    /** The payment is contested at the bank meanwhile. */
    record Contested() implements RefundDecision {}

    /** The bound city has no such refund. */
    record NotFound() implements RefundDecision {}
}
