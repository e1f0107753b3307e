package bourg.tenants;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one line of a file of cities. */
public record ImportedCity(
        int line,
        String code,
        String host,
        Outcome outcome,
        @Nullable String error,
        Optional<CityId> city) {

    /** Where a line stands; a city that was there before is known, and left as it is. */
    public enum Outcome {
        WAITING,
        OPENING,
        OPENED,
        KNOWN,
        FAILED
    }
}
