package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.billing.UsageEvent;
import bourg.billing.UsageLine;
import bourg.billing.UsageLineId;
import bourg.billing.UsageLines;
import bourg.billing.UsageMonth;
import bourg.billing.metering.LineRows.After;
import bourg.billing.metering.LineRows.Place;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lines of usage, their events and receipts, read from the control plane. */
@Component
class StoredLines implements UsageLines {
    private static final int EVENTS_AT_ONCE = 5_000;

    private final LineRows rows;
    private final MeterRows meters;

    StoredLines(LineRows rows, MeterRows meters) {
        this.rows = rows;
        this.meters = meters;
    }

    @Override
    public List<UsageMonth> monthsOf(Meter meter) {
        return rows.months(meter);
    }

    @Override
    public Slice<UsageLine> list(Meter meter, YearMonth month, @Nullable String cursor, int limit) {
        List<UsageLine> found = rows.list(meter, month, place(cursor), limit + 1);
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        UsageLine last = found.get(limit - 1);
        return new Slice<>(
                found.subList(0, limit), Cursor.encode(last.subject(), last.rated().round()));
    }

    private static Place place(@Nullable String cursor) {
        if (cursor == null) {
            return new Place("", 0);
        }
        List<String> parts = Cursor.decode(cursor, 2);
        try {
            return new Place(parts.get(0), Integer.parseInt(parts.get(1)));
        } catch (NumberFormatException notOurs) {
            throw invalidCursor();
        }
    }

    @Override
    public Optional<UsageLine> find(Party owner, UsageLineId id) {
        return rows.meterOf(id)
                .flatMap(meter -> meters.find(new MeterId(meter)))
                .filter(meter -> meter.belongsTo(owner))
                .map(meter -> rows.require(meter, id));
    }

    @Override
    public Slice<UsageEvent> events(UsageLine line, @Nullable String cursor, int limit) {
        List<UsageEvent> found = rows.events(line, after(cursor), limit + 1);
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        UsageEvent last = found.get(limit - 1);
        return new Slice<>(found.subList(0, limit), Cursor.encode(last.at(), last.id()));
    }

    private static @Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> parts = Cursor.decode(cursor, 2);
        try {
            return new After(Instant.parse(parts.get(0)), parts.get(1));
        } catch (DateTimeException notOurs) {
            throw invalidCursor();
        }
    }

    private static RuntimeException invalidCursor() {
        return Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem();
    }

    private @Nullable String headBefore(UsageLine line) {
        return rows.corrected(line).map(before -> before.proof().head()).orElse(null);
    }

    @Override
    public Verdict recompute(UsageLine line) {
        ReceiptChain chain = new ReceiptChain(line, headBefore(line));
        @Nullable String cursor = null;
        do {
            Slice<UsageEvent> events = events(line, cursor, EVENTS_AT_ONCE);
            events.items().forEach(chain::add);
            cursor = events.next();
        } while (cursor != null);
        return new Verdict(line.proof().head(), chain.end(line));
    }

    @Override
    public InputStream receipt(UsageLine line) {
        return new SequenceInputStream(new ReceiptStream(rows, line, headBefore(line)));
    }
}
