package bourg.tenants.contract;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads texts, and refuses the one character that no database keeps. */
final class PlainText extends StringDeserializer {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text.indexOf('\0') >= 0) {
            throw context.weirdStringException(text, String.class, "has a NUL character");
        }
        return text;
    }
}
