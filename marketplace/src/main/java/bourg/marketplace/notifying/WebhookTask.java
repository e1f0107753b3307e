package bourg.marketplace.notifying;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends queued webhooks in the background, waiting longer after every failure and giving up in the
 * end.
 */
@Configuration(proxyBeanMethods = false)
class WebhookTask {
    private static final TaskDescriptor<Queued> TASK =
            TaskDescriptor.of("send-webhook", Queued.class);

    /** Which delivery to send. */
    record Queued(UUID delivery) {}

    /** Makes the scheduler try again; what went wrong is in the row of the delivery. */
    static final class NotDelivered extends RuntimeException {
        NotDelivered(String reason) {
            super(reason);
        }
    }

    static TaskInstance<Queued> of(UUID delivery) {
        return TASK.instance(delivery.toString()).data(new Queued(delivery)).build();
    }

    @Bean
    Task<Queued> sendWebhook(
            WebhookSender sender,
            WebhookRows rows,
            @Value("${bourg.partner-webhooks.attempts:12}") int attempts,
            @Value("${bourg.partner-webhooks.first-retry:5s}") Duration firstRetry) {
        return Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(firstRetry, 2.5))
                .execute((instance, context) -> {
                    int failures = context.getExecution().consecutiveFailures;
                    UUID id = instance.getData().delivery();
                    boolean last = failures + 1 >= attempts;
                    rows.pending(id).ifPresent(delivery -> send(id, delivery, last, sender, rows));
                });
    }

    private static void send(
            UUID id,
            WebhookRows.Delivery delivery,
            boolean last,
            WebhookSender sender,
            WebhookRows rows) {
        WebhookSender.Answer answer = sender.send(delivery);
        if (answer.received()) {
            rows.delivered(id, answer.statusOrZero());
            return;
        }
        rows.failed(id, answer.status(), answer.error(), last);
        if (!last) {
            throw new NotDelivered(answer.error());
        }
    }
}
