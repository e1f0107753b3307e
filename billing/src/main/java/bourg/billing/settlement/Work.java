package bourg.billing.settlement;

import bourg.tenants.Identifier;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The background work of billing; what is asked for in a transaction exists if it commits. */
@Component
class Work {
    static final TaskDescriptor<Void> SETTLE = TaskDescriptor.of("billing-settle");
    static final TaskDescriptor<Void> TRANSFER = TaskDescriptor.of("billing-transfer");
    static final TaskDescriptor<Void> REFUND = TaskDescriptor.of("billing-refund");
    static final TaskDescriptor<Void> REVERSAL = TaskDescriptor.of("billing-reversal");
    static final TaskDescriptor<Void> TELL_REFUND = TaskDescriptor.of("billing-tell-refund");
    static final TaskDescriptor<Void> EVENT = TaskDescriptor.of("billing-event");

    private final SchedulerClient scheduler;

    Work(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    void schedule(TaskDescriptor<Void> task, Identifier about) {
        schedule(task, about.toString());
    }

    void schedule(TaskDescriptor<Void> task, String about) {
        scheduler.scheduleIfNotExists(task.instance(about).build(), Instant.now());
    }
}
