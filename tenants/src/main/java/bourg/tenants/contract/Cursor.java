package bourg.tenants.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where the next page of a list begins, as opaque text. */
public final class Cursor {
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String encode(Object... parts) {
        String text =
                String.join(SEPARATOR, List.of(parts).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of a cursor that must have {@code count} of them; anything else is the caller's
     * fault.
     */
    public static List<String> decode(String cursor, int count) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    /** The identifier after which the page begins, or null for the first page. */
    public static @Nullable UUID decodeId(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException notUuid) {
            throw invalid();
        }
    }

    private static ApiProblem invalid() {
        return Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem();
    }
}
