package bourg.tenants.audit;

import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has the head of a fast-growing trail copied before the next round comes by. */
@Component
class Copying {
    private static final Logger LOG = LoggerFactory.getLogger(Copying.class);
    static final TaskDescriptor<Void> ONE = TaskDescriptor.of("copy-audit-head");
    private static final int LINES = 50;

    private final SchedulerClient scheduler;

    Copying(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /** Every so many lines. */
    void grown(long sequence, int added) {
        if (sequence / LINES > (sequence - added) / LINES) {
            CityId city = CurrentCity.id();
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            ask(city);
                        }
                    });
        }
    }

    /** What was committed stays so; the next round copies what this one cannot. */
    private void ask(CityId city) {
        try {
            scheduler.scheduleIfNotExists(ONE.instance(city.toString()).build(), Instant.now());
        } catch (RuntimeException away) {
            LOG.warn("The head of an audit trail is copied later: {}", away.toString());
        }
    }
}
