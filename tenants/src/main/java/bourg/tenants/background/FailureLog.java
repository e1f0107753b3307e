package bourg.tenants.background;

import bourg.tenants.ErrorText;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Logs failures of background work in place of the scheduler, which would write the message as it
 * is, with whatever personal data is in it.
 */
final class FailureLog extends AbstractSchedulerListener {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
        complete.getCause()
                .ifPresent(cause ->
                        LOG.warn(
                                "{} failed, try {}: {} {}",
                                complete.getExecution().taskInstance.getTaskName(),
                                complete.getExecution().consecutiveFailures + 1,
                                ErrorText.of(cause),
                                where(cause)));
    }

    private static String where(Throwable failure) {
        return Arrays.stream(NestedExceptionUtils.getMostSpecificCause(failure).getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("bourg."))
                .findFirst()
                .map(frame -> "at " + frame)
                .orElse("");
    }
}
