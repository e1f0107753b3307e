package bourg.billing;

import bourg.tenants.FieldError;
import java.util.List;

/** How a wish about a meter ended. */
public sealed interface MeterChange {
    /** Done; this is the meter. */
    record Changed(Meter meter) implements MeterChange {}

    /** There is no such service or meter of the city. */
    record NotFound() implements MeterChange {}

    /** The fields are at fault. */
    record Invalid(List<FieldError> errors) implements MeterChange {}

    /** The service has a meter of this code. */
    record CodeTaken() implements MeterChange {}

    /** Another card holds in some of the months, or has rated one of them. */
    record Overlaps() implements MeterChange {}
}
