package bourg.billing;

import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was used and what it costs, down to the events, for the city and the partner of a meter. */
public interface UsageLines {
    /** The months of a meter in which something was used, newest first. */
    List<UsageMonth> monthsOf(Meter meter);

    /** The lines of a month by subject, a correction after what it corrects. */
    Slice<UsageLine> list(Meter meter, YearMonth month, @Nullable String cursor, int limit);

    Optional<UsageLine> find(Party owner, UsageLineId id);

    /** The events of a line in the order of its receipt. */
    Slice<UsageEvent> events(UsageLine line, @Nullable String cursor, int limit);

    /** The receipt as lines of JSON: the line, its events, the head; read as it is wanted. */
    InputStream receipt(UsageLine line);

    /** Computes the head once more from the events. */
    Verdict recompute(UsageLine line);

    /** How the computed head compares with the one that the line was given. */
    record Verdict(@Nullable String head, String computed) {
        public boolean matches() {
            return computed.equals(head);
        }
    }
}
