package bourg.billing;

/** Where a refund stands. */
public enum RefundState {
    /** Written down, the provider not yet heard. */
    REQUESTED,
    SUCCEEDED,
    /** The provider could not give the money back; it was booked back. */
    FAILED
}
