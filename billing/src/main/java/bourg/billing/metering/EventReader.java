package bourg.billing.metering;

import bourg.billing.UsageEvents.Form;
import bourg.billing.UsageEvents.Given;
import bourg.tenants.contract.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads a delivery event by event; one that cannot be read spoils no other if its end is known. */
final class EventReader {
    private static final JsonMapper JSON = StrictJson.mapper();
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreSurroundingSpaces(true)
                    .get();
    private static final String MARK = "\uFEFF";

    private EventReader() {}

    /** What was sent is no list of events. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    static EventDrafts read(Form form, byte[] content) throws Unreadable {
        EventDrafts drafts = new EventDrafts();
        switch (form) {
            case JSON_LINES -> lines(content, drafts);
            case CSV -> rows(content, drafts);
        }
        return drafts;
    }

    static EventDrafts read(List<Given> events) {
        EventDrafts drafts = new EventDrafts();
        for (Given event : events) {
            Draft draft = drafts.begin();
            draft.put("id", event.id());
            draft.put("meter_id", event.meterId());
            draft.put("subject", event.subject());
            draft.put("at", event.at());
            draft.put("quantity", event.quantity());
            drafts.end(draft);
        }
        return drafts;
    }

    private static void lines(byte[] content, EventDrafts drafts) {
        new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    Draft draft = drafts.begin();
                    try (JsonParser parser = JSON.createParser(line)) {
                        parser.nextToken();
                        event(parser, draft);
                        if (parser.nextToken() != null) {
                            draft.blame("event_unreadable");
                        }
                    } catch (JacksonException broken) {
                        draft.blame("event_unreadable");
                    }
                    drafts.end(draft);
                });
    }

    private static void event(JsonParser parser, Draft draft) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            draft.blame("event_unreadable");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            draft.put(name, value == JsonToken.VALUE_STRING ? parser.getString() : null);
            parser.skipChildren();
        }
    }

    private static void rows(byte[] content, EventDrafts drafts) throws Unreadable {
        try (var reader =
                        new InputStreamReader(
                                new ByteArrayInputStream(content), StandardCharsets.UTF_8);
                var records = CSV.parse(reader)) {
            for (CSVRecord record : records) {
                Draft draft = drafts.begin();
                if (!record.isConsistent()) {
                    draft.blame("event_unreadable");
                }
                record.toMap().forEach((name, value) -> draft.put(name.replace(MARK, ""), value));
                drafts.end(draft);
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof EventDrafts.TooMany tooMany) {
                throw tooMany;
            }
            throw new Unreadable(broken);
        }
    }
}
