package bourg.billing;

import bourg.tenants.FieldError;
import java.util.List;

/** What became of money of a city that was to be written down. */
public sealed interface CityPaying {
    record Recorded(CityPaymentId payment) implements CityPaying {}

    /** Money of this reference was written down with other facts. */
    record ReferenceUsed() implements CityPaying {}

    record Invalid(List<FieldError> errors) implements CityPaying {}
}
