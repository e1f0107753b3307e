package bourg.marketplace;

import bourg.tenants.Identities;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens a new partner's organization and first account at the identity provider, as often as it
 * takes.
 */
@Configuration(proxyBeanMethods = false)
class PartnerOpening {
    /** Which partner to open; the person's name is read from its own row, not kept in the task. */
    record Wanted(PartnerId partner) {}

    private static final TaskDescriptor<Wanted> TASK =
            TaskDescriptor.of("open-partner", Wanted.class);

    static TaskInstance<Wanted> of(PartnerId partner) {
        return TASK.instance(partner.toString()).data(new Wanted(partner)).build();
    }

    @Bean
    Task<Wanted> openPartner(PartnerRows rows, Identities identities) {
        return Tasks.oneTime(TASK)
                .onFailure(
                        new FailureHandler.ExponentialBackoffFailureHandler<>(
                                Duration.ofSeconds(2), 1.5))
                .execute((instance, context) ->
                        open(instance.getData().partner(), rows, identities));
    }

    private static void open(PartnerId id, PartnerRows rows, Identities identities) {
        Partner partner = rows.find(id).orElseThrow();
        rows.invited(id)
                .ifPresent(invited -> {
                    identities.openPartner(
                            partner.alias(), partner.name(), invited.admin(), invited.language());
                    rows.forgetAdmin(id);
                });
    }
}
