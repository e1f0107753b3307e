package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.CityId;
import bourg.tenants.CityOutbox;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries what happened to a proposal into the outbox of its city, if and only if it commits. */
@Component
class ProposalNews {
    private static final TaskDescriptor<News> TASK =
            TaskDescriptor.of("marketplace-proposal-news", News.class);

    private final SchedulerClient scheduler;

    ProposalNews(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /** What is to be told, and where. */
    record News(UUID proposal, UUID city, ProposalState now) {}

    void tell(ProposalId id, CityId city, ProposalState now) {
        scheduler.scheduleIfNotExists(
                TASK.instance(id + " " + now).data(new News(id.value(), city.value(), now)).build(),
                Instant.now());
    }

    /** The work itself, which lives in the city. */
    @Configuration(proxyBeanMethods = false)
    static class Carrier {
        @Bean
        Task<News> proposalNews(
                Cities cities,
                CityOutbox outbox,
                @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
            TransactionTemplate inCity = new TransactionTemplate(transactions);
            return Tasks.oneTime(TASK)
                    .onFailure(
                            new FailureHandler.ExponentialBackoffFailureHandler<>(
                                    Duration.ofSeconds(5), 2))
                    .execute((instance, _) -> {
                        News news = instance.getData();
                        CityId city = new CityId(news.city());
                        if (cities.require(city).state() != CityState.CLOSED) {
                            CurrentCity.run(
                                    city,
                                    () -> inCity.executeWithoutResult(_ -> carry(outbox, news)));
                        }
                    });
        }

        private static void carry(CityOutbox outbox, News news) {
            String once = news.proposal() + " " + news.now();
            outbox.publishOnce(
                    UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)),
                    new ProposalEvent(new ProposalId(news.proposal()), news.now()));
        }
    }
}
