package bourg.sandbox;

import tools.jackson.databind.node.ObjectNode;

/** What the bank refused: unlike other refusals, the attempt stays on record. */
final class Declined extends RuntimeException {

    private final transient ObjectNode body;

    Declined(ObjectNode body) {
        super("The bank refused");
        this.body = body;
    }

    /** The answer of Stripe, 402, with the intent that came to nothing. */
    Answer answer() {
        return new Answer(402, Store.JSON.writeValueAsString(body), false);
    }
}
