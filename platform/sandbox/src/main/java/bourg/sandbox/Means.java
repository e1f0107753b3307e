package bourg.sandbox;

import tools.jackson.databind.node.ObjectNode;

/** What somebody pays with. */
sealed interface Means permits Card, BankAccount {
    /** Writes into the charge what may be known of it. */
    void describe(ObjectNode charge);
}
