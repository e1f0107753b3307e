package bourg.billing.documents;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the background work on documents, all of which may run twice. */
@Configuration(proxyBeanMethods = false)
class DocumentTasks {
    @Bean
    Task<Void> monthEnd(
            MonthEnd monthEnd,
            @Value("${bourg.statements.closing-interval:1h}") Duration interval) {
        return Tasks.recurring("billing-month-end", FixedDelay.of(interval))
                .execute((_, _) -> monthEnd.run(Instant.now()));
    }

    @Bean
    Task<Void> invoices(
            Invoicing invoicing, @Value("${bourg.invoices.interval:10s}") Duration interval) {
        return Tasks.recurring("billing-invoices", FixedDelay.of(interval))
                .execute((_, _) -> invoicing.run());
    }
}
