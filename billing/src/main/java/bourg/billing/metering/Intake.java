package bourg.billing.metering;

import bourg.billing.UsageEvents;
import bourg.billing.UsageIntake;
import bourg.billing.UsageIntake.Fault;
import bourg.billing.metering.EventChecks.Checked;
import bourg.billing.metering.EventRows.Month;
import bourg.billing.metering.EventRows.Placed;
import bourg.marketplace.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes deliveries in: what is without fault is kept in one transaction, the rest is told. */
@Component
class Intake implements UsageEvents {
    private static final int MOST_BYTES = 8_000_000;

    private final EventChecks checks;
    private final EventRows rows;
    private final TransactionTemplate transactions;

    Intake(
            EventChecks checks,
            EventRows rows,
            @Qualifier("federationTransactions") PlatformTransactionManager transactions) {
        this.checks = checks;
        this.rows = rows;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public UsageIntake take(PartnerId partner, Form form, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return new UsageIntake.TooMany(MOST);
        }
        try {
            return keep(partner, EventReader.read(form, bytes));
        } catch (EventReader.Unreadable unreadable) {
            return new UsageIntake.Unreadable();
        } catch (EventDrafts.TooMany tooMany) {
            return new UsageIntake.TooMany(MOST);
        }
    }

    @Override
    public UsageIntake take(PartnerId partner, List<Given> events) {
        try {
            return keep(partner, EventReader.read(events));
        } catch (EventDrafts.TooMany tooMany) {
            return new UsageIntake.TooMany(MOST);
        }
    }

    private UsageIntake keep(PartnerId partner, EventDrafts drafts) {
        return Objects.requireNonNull(transactions.execute(_ -> store(partner, drafts)));
    }

    private UsageIntake.Taken store(PartnerId partner, EventDrafts drafts) {
        List<Fault> faults = new ArrayList<>(drafts.faults());
        List<Checked> checked = checks.check(partner, drafts.events(), faults);
        int accepted = 0;
        long delivery = 0;
        if (!checked.isEmpty()) {
            List<Placed> placed = placed(checked);
            delivery = rows.nextDelivery();
            accepted = insert(partner.value(), delivery, placed, faults);
        }
        faults.sort(Comparator.comparingInt(Fault::index));
        int given = drafts.events().size() + drafts.faults().size();
        int duplicates = given - accepted - faults.size();
        UsageIntake.Taken taken = new UsageIntake.Taken(accepted, duplicates, faults);
        if (accepted > 0) {
            rows.note(partner.value(), delivery, taken);
        }
        return taken;
    }

    /** In the order of their names: two deliveries of the same events wait, and never deadlock. */
    private List<Placed> placed(List<Checked> checked) {
        Map<Month, Long> periods =
                rows.share(checked.stream().map(Checked::month).collect(Collectors.toSet()));
        return checked.stream()
                .sorted(Comparator.comparing(each -> each.event().id()))
                .map(each ->
                        new Placed(
                                each.event(),
                                Objects.requireNonNull(periods.get(each.month())),
                                each.subject()))
                .toList();
    }

    /** Gives how many are new; an old name with other content is a fault. */
    private int insert(UUID partner, long delivery, List<Placed> placed, List<Fault> faults) {
        List<Placed> old =
                rows.insert(partner, delivery, placed).stream().map(placed::get).toList();
        if (!old.isEmpty()) {
            Set<Integer> different = rows.different(partner, old);
            different.stream()
                    .map(place -> old.get(place).event())
                    .forEach(event ->
                            faults.add(new Fault(event.index(), event.id(), "event_id_reused")));
        }
        return placed.size() - old.size();
    }
}
