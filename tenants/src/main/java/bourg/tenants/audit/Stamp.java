package bourg.tenants.audit;

import bourg.tenants.AuditActor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Who acted, when, and in which request. */
record Stamp(AuditActor actor, Instant at, @Nullable String trace) {
    static Stamp now(AuditActor actor) {
        return new Stamp(actor, Instant.now().truncatedTo(ChronoUnit.MICROS), MDC.get("trace_id"));
    }
}
