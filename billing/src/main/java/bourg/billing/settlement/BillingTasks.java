package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.RefundId;
import bourg.billing.TransferId;
import bourg.billing.ledger.RollUp;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares billing's background work: every task may run twice, and is retried ever more slowly.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RenewalSettings.class)
class BillingTasks {
    private static final int FIRST_WAIT_SECONDS = 2;
    private static final int DOUBLINGS = 9;

    @Bean
    Task<Void> settle(Settlement settlement) {
        return task(Work.SETTLE, id -> settlement.settle(PaymentId.parse(id).orElseThrow()));
    }

    @Bean
    Task<Void> tellFailure(FailedPayments failures) {
        return task(Work.TELL_FAILURE, id -> failures.tell(PaymentId.parse(id).orElseThrow()));
    }

    @Bean
    Task<Void> transfer(Payouts payouts) {
        return task(Work.TRANSFER, id -> payouts.send(TransferId.parse(id).orElseThrow()));
    }

    @Bean
    Task<Void> refund(GivingBack refunds) {
        return task(Work.REFUND, id -> refunds.perform(RefundId.parse(id).orElseThrow()));
    }

    @Bean
    Task<Void> reversal(TakingBack reversals) {
        return task(Work.REVERSAL, id -> reversals.takeBack(UUID.fromString(id)));
    }

    @Bean
    Task<Void> owedAgain(OwedAgain owed) {
        return task(Work.OWED_AGAIN, owed::plan);
    }

    @Bean
    Task<Void> cover(Cover cover) {
        return task(Work.COVER, cover::look);
    }

    @Bean
    Task<Void> afterDispute(AfterDispute after) {
        return task(Work.AFTER_DISPUTE, id -> after.look(PaymentId.parse(id).orElseThrow()));
    }

    @Bean
    Task<Void> tellRefund(RefundNews news) {
        return task(Work.TELL_REFUND, id -> news.tell(RefundId.parse(id).orElseThrow()));
    }

    @Bean
    Task<Void> providerEvent(ProviderEvents events) {
        return task(Work.EVENT, events::process);
    }

    @Bean
    Task<Void> billingSweep(
            Sweep sweep, @Value("${bourg.checkout.sweep-interval:1m}") Duration interval) {
        return Tasks.recurring("billing-sweep", FixedDelay.of(interval))
                .execute((_, _) -> sweep.run());
    }

    @Bean
    Task<Void> expireOrders(
            UnpaidOrders orders,
            @Value("${bourg.checkout.order-expiry-interval:1h}") Duration interval) {
        return Tasks.recurring("billing-expire-orders", FixedDelay.of(interval))
                .execute((_, _) -> orders.expire());
    }

    @Bean
    Task<Void> renewals(DueRenewals renewals, RenewalSettings settings) {
        return Tasks.recurring("billing-renewals", FixedDelay.of(settings.interval()))
                .execute((_, _) -> renewals.run());
    }

    @Bean
    Task<Void> eventSweep(
            EventSweep sweep, @Value("${bourg.stripe.event-sweep-interval:1h}") Duration interval) {
        return Tasks.recurring("billing-event-sweep", FixedDelay.of(interval))
                .execute((_, _) -> sweep.run());
    }

    /**
     * Asks for all of the provider's balance: seldom by itself, and when somebody wants to know.
     */
    @Bean
    Task<Void> reconcileNow(Unexplained unexplained) {
        return task(Work.RECONCILE, _ -> unexplained.compare());
    }

    @Bean
    Task<Void> reconcile(
            Unexplained unexplained,
            @Value("${bourg.reconciliation.interval:24h}") Duration interval) {
        return Tasks.recurring("billing-reconciliation", FixedDelay.of(interval))
                .execute((_, _) -> unexplained.compare());
    }

    @Bean
    Task<Void> ledgerRollUp(
            RollUp rollUp, @Value("${bourg.ledger.roll-up-interval:10s}") Duration interval) {
        return Tasks.recurring("ledger-roll-up", FixedDelay.of(interval))
                .execute((_, _) -> rollUp.run());
    }

    private static Task<Void> task(TaskDescriptor<Void> descriptor, Consumer<String> work) {
        return Tasks.oneTime(descriptor)
                .onFailure(slower())
                .onDeadExecutionRevive()
                .execute((instance, _) -> work.accept(instance.getId()));
    }

    private static FailureHandler<Void> slower() {
        return (complete, operations) -> {
            int failures = Math.min(complete.getExecution().consecutiveFailures, DOUBLINGS);
            Duration wait = Duration.ofSeconds((long) FIRST_WAIT_SECONDS << failures);
            operations.reschedule(complete, Instant.now().plus(wait));
        };
    }
}
