package bourg.tenants;

import java.util.function.Consumer;

/** The rows of the control plane that came in an archive. */
public interface ArchivedParts {
    /**
     * Shows the rows of a part in the order in which they were written, a few hundred at a time as
     * one JSON array; shows nothing if the archive has no such part. A row may say anything:
     * whoever writes it takes only those of the city.
     */
    void each(String part, Consumer<String> rows);
}
