package bourg.billing.metering;

import bourg.billing.UsageEvent;
import bourg.billing.UsageLine;
import bourg.billing.metering.LineRows.After;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A receipt in pieces: where it begins, its events page by page, where it ends. */
@SuppressWarnings("JdkObsolete") // a SequenceInputStream takes nothing else
final class ReceiptStream implements Enumeration<InputStream> {
    private static final int EVENTS_AT_ONCE = 5_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LineRows rows;
    private final UsageLine line;
    private final @Nullable String before;
    private @Nullable After after;
    private Part next = Part.BEGIN;

    private enum Part {
        BEGIN,
        EVENTS,
        END,
        NOTHING
    }

    ReceiptStream(LineRows rows, UsageLine line, @Nullable String before) {
        this.rows = rows;
        this.line = line;
        this.before = before;
    }

    @Override
    public boolean hasMoreElements() {
        return next != Part.NOTHING;
    }

    @Override
    public InputStream nextElement() {
        return switch (next) {
            case BEGIN -> {
                next = Part.EVENTS;
                yield written(List.of(begin()));
            }
            case EVENTS -> events();
            case END -> {
                next = Part.NOTHING;
                yield written(List.of(end()));
            }
            case NOTHING -> throw new NoSuchElementException();
        };
    }

    private InputStream events() {
        List<UsageEvent> events = rows.events(line, after, EVENTS_AT_ONCE);
        if (events.size() < EVENTS_AT_ONCE) {
            next = Part.END;
        } else {
            after = new After(events.getLast().at(), events.getLast().id());
        }
        return written(events.stream().map(ReceiptStream::record).toList());
    }

    private ObjectNode begin() {
        ObjectNode begin = JSON.createObjectNode();
        begin.put("receipt", ReceiptChain.FORM);
        begin.put("meter_id", line.meter().id().toString());
        begin.put("subject", line.subject());
        begin.put("month", line.month().toString());
        begin.put("time_zone", line.meter().books().timeZone().getId());
        begin.put("round", line.rated().round());
        begin.put("currency", line.meter().books().currency().getCurrencyCode());
        begin.put("corrects", before);
        return begin;
    }

    private static ObjectNode record(UsageEvent event) {
        ObjectNode record = JSON.createObjectNode();
        record.put("id", event.id());
        record.put("at", ReceiptChain.time(event));
        record.put("quantity", ReceiptChain.quantity(event));
        return record;
    }

    private ObjectNode end() {
        ObjectNode end = JSON.createObjectNode();
        end.put("events", line.proof().events());
        end.put("added", line.quantities().added().toPlainString());
        end.put("amount_minor", line.amount().amountMinor());
        end.put("head", line.proof().head());
        return end;
    }

    private static InputStream written(List<ObjectNode> records) {
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(JSON.writeValueAsString(record)).append('\n'));
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
