package bourg.tenants.audit;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditTrail;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import bourg.tenants.InCity;
import bourg.tenants.Page;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Adds lines to the bound city's trail in the transaction that is under way. */
@Component
class StoredTrail implements AuditTrail {
    private static final String SHOWN = StoredTrail.class.getName() + ".shown";

    private final Entries entries;
    private final Copying copying;
    private final SchedulerClient scheduler;

    StoredTrail(Entries entries, Copying copying, SchedulerClient scheduler) {
        this.entries = entries;
        this.copying = copying;
        this.scheduler = scheduler;
    }

    @Override
    @InCity
    public void changed(AuditAct act) {
        add(List.of(act), AuditActor.current());
    }

    @Override
    @InCity
    public void seen(List<AuditAct> acts) {
        AuditActor actor = AuditActor.current();
        if (actor.isOfficial()) {
            add(acts.stream().filter(StoredTrail::isNew).toList(), actor);
        }
    }

    private void add(List<AuditAct> acts, AuditActor actor) {
        if (!acts.isEmpty()) {
            copying.grown(entries.add(acts, Stamp.now(actor)), acts.size());
        }
    }

    /** A page may ask for the same record several times. */
    private static boolean isNew(AuditAct act) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return true;
        }
        @SuppressWarnings("unchecked") // only this class writes the attribute
        Set<AuditAct> before =
                (Set<AuditAct>) request.getAttribute(SHOWN, RequestAttributes.SCOPE_REQUEST);
        if (before == null) {
            before = new HashSet<>();
            request.setAttribute(SHOWN, before, RequestAttributes.SCOPE_REQUEST);
        }
        return before.add(act);
    }

    @Override
    public void changedOutside(CityId city, AuditAct act) {
        scheduler.scheduleIfNotExists(
                Outside.TASK
                        .instance(Identifiers.next().toString())
                        .data(new Outside(city, act, Stamp.now(AuditActor.current())))
                        .build(),
                Instant.now());
    }

    @Override
    @InCity(readOnly = true)
    public Optional<AuditEntry> oldest() {
        return entries.first().map(Link::entry);
    }

    @Override
    @InCity(readOnly = true)
    public Page<AuditEntry> list(Filter filter, @Nullable UUID before, int limit) {
        return entries.list(filter, before, limit);
    }
}
