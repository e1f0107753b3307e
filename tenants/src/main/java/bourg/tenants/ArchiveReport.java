package bourg.tenants;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an archive that was given in: its faults, because of which nothing was brought
 * in, and notes on what could not come along.
 */
public record ArchiveReport(
        Job job, Optional<CityId> city, List<FieldError> faults, List<FieldError> notes) {
    public ArchiveReport {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
