package bourg.tenants;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a city's audit trail. */
public record AuditEntry(
        long sequence,
        UUID id,
        Instant at,
        AuditActor actor,
        AuditAct act,
        @Nullable String trace) {}
