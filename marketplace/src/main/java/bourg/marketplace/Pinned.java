package bourg.marketplace;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what an order pins as JSON that stays readable for good: the components of its records and
 * nothing else.
 */
@Component
class Pinned {
    private final JsonMapper json =
            JsonMapper.builder()
                    .changeDefaultVisibility(visibility ->
                            visibility
                                    .withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withFieldVisibility(Visibility.ANY))
                    .build();

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    <T> T read(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    JsonNode tree(String text) {
        return json.readTree(text);
    }
}
