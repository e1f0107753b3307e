package bourg.tenants.contract;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads moments as RFC 3339 writes them; a number is none. */
final class PlainTime extends ValueDeserializer<OffsetDateTime> {
    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
        }
        try {
            return OffsetDateTime.parse(parser.getString());
        } catch (DateTimeParseException unreadable) {
            throw context.weirdStringException(
                    parser.getString(), OffsetDateTime.class, "is no moment");
        }
    }
}
