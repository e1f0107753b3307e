package bourg.tenants;

import java.util.List;

/** What came of the wish to open a city. */
public sealed interface Opening {
    record Opened(City city) implements Opening {}

    record CodeTaken() implements Opening {}

    record HostTaken() implements Opening {}

    record Invalid(List<FieldError> errors) implements Opening {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
