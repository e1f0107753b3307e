package bourg.tenants;

import java.time.Instant;
import java.util.List;

/** A citizen was forgotten, and is told so once more; then this is forgotten too. */
public record CitizenForgotten(
        String email, String name, String language, Instant at, List<Erasure> lines)
        implements CityEvent {
    public CitizenForgotten {
        lines = List.copyOf(lines);
    }

    @Override
    public boolean leavesNoTrace() {
        return true;
    }

    @Override
    public String toString() {
        return "CitizenForgotten[" + at + "]";
    }
}
