package bourg.billing.settlement;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks now and then at what the provider still has to decide, whether or not it sent news. */
@Component
class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration NOW_AND_THEN = Duration.ofHours(6);

    private final DisputeRows rows;
    private final Disputing disputing;

    Watch(DisputeRows rows, Disputing disputing) {
        this.rows = rows;
        this.disputing = disputing;
    }

    void refreshAll() {
        rows.unwatched(Instant.now().minus(NOW_AND_THEN)).forEach(this::refresh);
    }

    private void refresh(String dispute) {
        try {
            disputing.refresh(dispute);
        } catch (RuntimeException failure) {
            LOG.warn("Dispute {} not refreshed", dispute, failure);
        }
    }
}
