package bourg.billing.documents;

import bourg.marketplace.Party;

/** A party in one currency. */
public record Holder(String party, String currency) {
    Party who() {
        return Party.parse(party).orElseThrow();
    }
}
