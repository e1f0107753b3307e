package bourg.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Remembers the first answer to each key, as long as Stripe does, and refuses the key's misuse. */
final class Idempotency {

    private static final String KIND = "_idempotency";
    private static final long V1_SECONDS = 86_400;
    private static final long V2_SECONDS = 30 * 86_400L;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** What is remembered of a request. */
    record Key(String version, @Nullable String value, String fingerprint) {
        String id() {
            return KIND + ":" + version + ":" + value;
        }
    }

    /** Runs the work unless the same key is at work already. */
    Answer alone(Key key, Supplier<Answer> work) {
        if (key.value() == null) {
            return work.get();
        }
        if (!underWay.add(key.id())) {
            throw new Refused(
                    409,
                    "idempotency_error",
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Idempotent Key: "
                            + key.value());
        }
        try {
            return work.get();
        } finally {
            underWay.remove(key.id());
        }
    }

    /** The answer given before to this key, or null if there is none to repeat. */
    @Nullable Answer replay(Change change, Key key) {
        ObjectNode kept = key.value() == null ? null : change.find(key.id());
        if (kept == null || expired(key, kept)) {
            return null;
        }
        if (!kept.get("fingerprint").asString().equals(key.fingerprint())) {
            throw new Refused(
                    400,
                    "idempotency_error",
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were"
                            + " first used with. Try using a key other than '"
                            + key.value()
                            + "' if you meant to execute a different request.");
        }
        return new Answer(kept.get("status").asInt(), kept.get("body").asString(), true);
    }

    private static boolean expired(Key key, ObjectNode kept) {
        long age = Fixtures.now() - kept.get("at").asLong();
        return age > (key.version().equals("v1") ? V1_SECONDS : V2_SECONDS);
    }

    void keep(Change change, Key key, Answer answer) {
        if (key.value() != null) {
            change.put(
                    Store.JSON
                            .createObjectNode()
                            .put("id", key.id())
                            .put("object", KIND)
                            .put("fingerprint", key.fingerprint())
                            .put("status", answer.status())
                            .put("body", answer.body())
                            .put("at", Fixtures.now()));
        }
    }
}
