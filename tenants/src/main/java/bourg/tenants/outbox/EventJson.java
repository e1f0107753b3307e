package bourg.tenants.outbox;

import bourg.tenants.CityEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON; a field that a newer version added does not stop an older one from reading. */
final class EventJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private EventJson() {}

    static String write(CityEvent event) {
        return JSON.writeValueAsString(event);
    }

    /** Only classes that are events are ever made from what a row names. */
    static CityEvent read(String type, String payload) {
        try {
            Class<? extends CityEvent> event =
                    Class.forName(type, false, EventJson.class.getClassLoader())
                            .asSubclass(CityEvent.class);
            return JSON.readValue(payload, event);
        } catch (ClassNotFoundException | ClassCastException unknown) {
            throw new IllegalStateException("No event of type " + type, unknown);
        }
    }
}
