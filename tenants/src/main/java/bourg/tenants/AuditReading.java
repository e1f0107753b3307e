package bourg.tenants;

import bourg.tenants.AuditTrail.Filter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a city's administrators its audit trail; that they looked is a line of it too. */
@Component
@InCity
public class AuditReading {
    private final AuditTrail trail;

    AuditReading(AuditTrail trail) {
        this.trail = trail;
    }

    /** The newest lines before the line of this identifier, as {@link AuditTrail#list}. */
    public Page<AuditEntry> page(Filter filter, @Nullable UUID before, int limit) {
        note("audit_seen");
        return trail.list(filter, before, limit);
    }

    /** As many lines as may leave at once, to take away. */
    public List<AuditEntry> download(Filter filter, int most) {
        note("audit_downloaded");
        return trail.list(filter, null, most).items();
    }

    /** The line with which the trail begins. */
    public Optional<AuditEntry> oldest() {
        return trail.oldest();
    }

    private void note(String verb) {
        trail.seen(List.of(AuditAct.on(verb, CurrentCity.id())));
    }
}
