package bourg.marketplace;

import java.util.List;

/** What became of a command on an adoption. */
public sealed interface AdoptionChange {
    record Changed(Adoption adoption) implements AdoptionChange {}

    /** The partner was asked, because the terms leave it less than its minimum. */
    record Proposed(Adoption adoption, Proposal proposal) implements AdoptionChange {}

    record NotFound() implements AdoptionChange {}

    /** The offer is not (or no longer) in the catalogue. */
    record OfferNotAvailable() implements AdoptionChange {}

    /** The city has adopted this offer already. */
    record AlreadyAdopted() implements AdoptionChange {}

    /** Another agreement or proposal of this city on this offer covers some of the same days. */
    record Overlaps() implements AdoptionChange {}

    record NotAllowed(AdoptionState state) implements AdoptionChange {}

    record Invalid(List<FormError> errors) implements AdoptionChange {}
}
