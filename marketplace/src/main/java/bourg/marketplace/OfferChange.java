package bourg.marketplace;

import java.util.List;

/** What became of a command on an offer. */
public sealed interface OfferChange {
    record Changed(Offer offer) implements OfferChange {}

    /** Nothing of that name belongs to the caller. */
    record NotFound() implements OfferChange {}

    /** The state of the offer does not allow the command. */
    record NotAllowed(OfferState state) implements OfferChange {}

    /** The automatic checks found something; nothing was changed. */
    record Incomplete(List<FormError> errors) implements OfferChange {}
}
