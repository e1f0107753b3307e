package bourg.billing;

import bourg.marketplace.Party;

/** Where the payment provider sends what a party is owed. */
public record PayoutAccount(Party party, String providerRef, Status status) {
    /** How far the provider knows and accepts the party. */
    public enum Status {
        /** The party has yet to tell the provider who it is. */
        ONBOARDING,
        /** Transfers are possible. */
        ACTIVE,
        /** The provider holds transfers back until it is told more. */
        RESTRICTED
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
