package bourg.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** New objects in the shape of Stripe's official examples. */
final class Fixtures {

    private static final String LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonNode RESOURCES = load();

    private Fixtures() {}

    /** A fresh object of the kind, with an identifier of its own. */
    static ObjectNode create(String kind, String prefix) {
        JsonNode fixture = RESOURCES.get(kind);
        ObjectNode created = fixture == null ? blank(kind) : (ObjectNode) fixture.deepCopy();
        created.put("id", id(prefix));
        created.put("livemode", false);
        if (created.has("created")) {
            created.put("created", now());
        }
        return created;
    }

    static String id(String prefix) {
        var id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < 24; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    private static ObjectNode blank(String kind) {
        return Store.JSON.createObjectNode().put("id", "").put("object", kind);
    }

    private static JsonNode load() {
        try (InputStream in = Fixtures.class.getResourceAsStream("fixtures.json")) {
            return Store.JSON.readTree(Objects.requireNonNull(in)).get("resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
