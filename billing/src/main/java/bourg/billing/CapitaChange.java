package bourg.billing;

import bourg.tenants.FieldError;
import java.util.List;

/** What became of a wish about what a city pays by its population. */
public sealed interface CapitaChange {
    record Changed(CapitaPrice price) implements CapitaChange {}

    record NotFound() implements CapitaChange {}

    /** People pay for the service themselves. */
    record NotFree() implements CapitaChange {}

    /** Another price holds in some of the months. */
    record Overlaps() implements CapitaChange {}

    record Invalid(List<FieldError> errors) implements CapitaChange {}
}
