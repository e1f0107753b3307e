package bourg.billing;

/** Where a refund stands. */
public enum RefundState {
    /** Another finance person of the city has yet to agree; the amount is reserved. */
    WAITING_FOR_APPROVAL,
    /** Written down, the provider not yet heard. */
    REQUESTED,
    SUCCEEDED,
    /** The provider could not give the money back; it was booked back. */
    FAILED,
    /** The second person said no. */
    DECLINED
}
