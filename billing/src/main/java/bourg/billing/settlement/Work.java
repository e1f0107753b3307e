package bourg.billing.settlement;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.CityId;
import bourg.tenants.Identifier;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The background work of billing; what is asked for in a transaction exists if it commits. */
@Component
class Work {
    static final TaskDescriptor<Void> SETTLE = TaskDescriptor.of("billing-settle");
    static final TaskDescriptor<Void> TELL_FAILURE =
            TaskDescriptor.of("billing-tell-failed-payment");
    static final TaskDescriptor<Void> TRANSFER = TaskDescriptor.of("billing-transfer");
    static final TaskDescriptor<Void> REFUND = TaskDescriptor.of("billing-refund");
    static final TaskDescriptor<Void> REVERSAL = TaskDescriptor.of("billing-reversal");
    static final TaskDescriptor<Void> TELL_REFUND = TaskDescriptor.of("billing-tell-refund");
    static final TaskDescriptor<Void> OWED_AGAIN = TaskDescriptor.of("billing-owed-again");
    static final TaskDescriptor<Void> COVER = TaskDescriptor.of("billing-cover");
    static final TaskDescriptor<Void> AFTER_DISPUTE = TaskDescriptor.of("billing-after-dispute");
    static final TaskDescriptor<Void> RECONCILE = TaskDescriptor.of("billing-reconcile");
    static final TaskDescriptor<Void> EVENT = TaskDescriptor.of("billing-event");

    private final SchedulerClient scheduler;
    private final AuditTrail trail;

    Work(SchedulerClient scheduler, AuditTrail trail) {
        this.scheduler = scheduler;
        this.trail = trail;
    }

    void schedule(TaskDescriptor<Void> task, Identifier about) {
        schedule(task, about.toString());
    }

    void schedule(TaskDescriptor<Void> task, String about) {
        scheduler.scheduleIfNotExists(task.instance(about).build(), Instant.now());
    }

    /** Leaves a line in the city's audit trail. */
    void note(CityId city, AuditAct act) {
        trail.changedOutside(city, act);
    }
}
