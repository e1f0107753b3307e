package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.RefundId;
import bourg.billing.accounts.AccountBook;
import bourg.billing.checkout.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks for what should have gone on but did not (a webhook that never came, work that was lost)
 * and takes it up; every step it takes up may safely be taken twice.
 */
@Component
class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration SHOULD_HAVE_GONE_ON = Duration.ofMinutes(2);

    private final JdbcClient federation;
    private final Payments payments;
    private final Captures captures;
    private final Followers followers;
    private final Work work;

    Sweep(
            @Qualifier("federation") JdbcClient federation,
            Payments payments,
            Captures captures,
            Followers followers,
            Work work) {
        this.federation = federation;
        this.payments = payments;
        this.captures = captures;
        this.followers = followers;
        this.work = work;
    }

    /** Those who take up their own work. */
    @Component
    record Followers(
            Transfers transfers,
            Reversals reversals,
            ProviderEvents events,
            OwedAgain owedAgain,
            Cover cover,
            Watch watch,
            AccountBook accounts) {}

    void run() {
        run(Instant.now().minus(SHOULD_HAVE_GONE_ON));
    }

    void run(Instant before) {
        payments.unfinished(before).forEach(this::refresh);
        payments.unsettled(before).forEach(id -> work.schedule(Work.SETTLE, id));
        resumeRefunds();
        followers.events().resumeAll(before);
        followers.reversals().resumeAll();
        followers.watch().refreshAll();
        followers.owedAgain().planAll();
        followers.cover().lookAll();
        followers.transfers().resumeAll();
        followers.accounts().unfinished().forEach(followers.transfers()::resume);
    }

    private void refresh(PaymentId id) {
        try {
            payments.find(id).ifPresent(captures::refresh);
        } catch (RuntimeException failure) {
            LOG.warn("Payment {} not refreshed", id, failure);
        }
    }

    private void resumeRefunds() {
        federation
                .sql(
                        "select id, state = 'REQUESTED' from refund where state = 'REQUESTED' or (state = 'SUCCEEDED' and told_at is null)")
                .query(row -> {
                    var id = new RefundId(row.getObject(1, UUID.class));
                    work.schedule(row.getBoolean(2) ? Work.REFUND : Work.TELL_REFUND, id);
                });
    }
}
