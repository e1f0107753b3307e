package bourg.marketplace;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks now and then for proposals that nobody answered in time. */
@Configuration(proxyBeanMethods = false)
class ProposalExpiry {
    @Bean
    Task<Void> proposalExpiry(
            Proposals proposals,
            @Value("${bourg.proposals.expiry-interval:15m}") Duration interval) {
        return Tasks.recurring("marketplace-proposal-expiry", FixedDelay.of(interval))
                .execute((_, _) -> {
                    while (proposals.expire() > 0) {
                        // piece by piece, each in a transaction of its own
                    }
                });
    }
}
