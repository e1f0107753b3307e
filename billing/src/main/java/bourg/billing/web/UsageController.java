package bourg.billing.web;

import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.billing.Meters;
import bourg.billing.UsageLine;
import bourg.billing.UsageLineId;
import bourg.billing.UsageLines;
import bourg.billing.UsageShares;
import bourg.billing.web.api.DividedUsageLine;
import bourg.billing.web.api.UsageApi;
import bourg.billing.web.api.UsageDelivery;
import bourg.billing.web.api.UsageEventList;
import bourg.billing.web.api.UsageIntake;
import bourg.billing.web.api.UsageLineList;
import bourg.billing.web.api.UsageMonthList;
import bourg.billing.web.api.UsageReceiptVerification;
import bourg.marketplace.Party;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.RestController;

/** Partners tell what was used; they and the cities read what it costs, down to the events. */
@RestController
class UsageController implements UsageApi {
    private final Asking asking;
    private final Meters meters;
    private final UsageLines lines;
    private final UsageShares shares;
    private final Deliveries deliveries;

    UsageController(
            Asking asking,
            Meters meters,
            UsageLines lines,
            UsageShares shares,
            Deliveries deliveries) {
        this.asking = asking;
        this.meters = meters;
        this.lines = lines;
        this.shares = shares;
        this.deliveries = deliveries;
    }

    @Override
    public UsageIntake takeUsageEvents(UsageDelivery delivery) {
        return deliveries.take(asking.measuring().id(), delivery);
    }

    @Override
    public UsageIntake takeUsageEventLines(Resource body) {
        return deliveries.take(asking.measuring().id(), body);
    }

    @Override
    public UsageMonthList listUsageMonths(String meterId) {
        return new UsageMonthList(
                lines.monthsOf(meter(meterId)).stream().map(UsageViews::month).toList());
    }

    @Override
    public UsageLineList listUsageLines(
            String meterId, String month, @Nullable String cursor, Integer limit) {
        var found = lines.list(meter(meterId), YearMonth.parse(month), cursor, limit);
        return new UsageLineList(found.items().stream().map(UsageViews::line).toList())
                .nextCursor(found.next());
    }

    private Meter meter(String id) {
        Party owner = asking.owner().party();
        return Asking.known(MeterId.parse(id).flatMap(meter -> meters.find(owner, meter)));
    }

    @Override
    public DividedUsageLine getUsageLine(String lineId) {
        UsageLine line = line(lineId);
        return UsageViews.divided(line, shares.of(line));
    }

    @Override
    public UsageEventList listUsageLineEvents(
            String lineId, @Nullable String cursor, Integer limit) {
        var found = lines.events(line(lineId), cursor, limit);
        return new UsageEventList(found.items().stream().map(UsageViews::event).toList())
                .nextCursor(found.next());
    }

    @Override
    public Resource downloadUsageReceipt(String lineId) {
        return new InputStreamResource(lines.receipt(line(lineId)));
    }

    @Override
    public UsageReceiptVerification verifyUsageReceipt(String lineId) {
        var verdict = lines.recompute(line(lineId));
        return new UsageReceiptVerification(verdict.matches(), verdict.computed())
                .head(verdict.head());
    }

    private UsageLine line(String id) {
        Party owner = asking.owner().party();
        return Asking.known(UsageLineId.parse(id).flatMap(line -> lines.find(owner, line)));
    }
}
