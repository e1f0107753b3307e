package bourg.tenants;

import java.time.Instant;

/** Something happened to an export of which the city's administrators are told. */
public record ExportEvent(String export, Step step, String by, Instant at) implements CityEvent {
    /** What happened; it names the texts of the letter. */
    public enum Step {
        ASKED,
        DOWNLOADED
    }
}
