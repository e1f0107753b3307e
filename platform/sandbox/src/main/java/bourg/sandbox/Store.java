package bourg.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything the sandbox knows, in memory and in the journal; one commit at a time, whole or not at
 * all.
 */
final class Store implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ObjectNode> byId = new HashMap<>();
    private final Map<String, LinkedHashMap<String, ObjectNode>> byKind = new HashMap<>();
    private final List<Runnable> afterCommit = new CopyOnWriteArrayList<>();
    private final Journal journal;

    Store(Settings settings) {
        this.journal = Journal.open(settings.dataOrNull(), this::replay);
    }

    /** Runs the work alone; what it put is kept if it returns, and forgotten if it throws. */
    <T extends @Nullable Object> T commit(Function<Change, T> work) {
        lock.lock();
        try {
            var change = new Change(this);
            T result = work.apply(change);
            if (!change.puts().isEmpty()) {
                ArrayNode line = JSON.createArrayNode();
                change.puts().values().forEach(line::add);
                journal.append(JSON.writeValueAsString(line));
                change.puts().values().forEach(this::keep);
                afterCommit.forEach(Runnable::run);
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Runs the work alone and for its effect only. */
    void change(Consumer<Change> work) {
        commit(change -> {
            work.accept(change);
            return true;
        });
    }

    void afterCommit(Runnable listener) {
        afterCommit.add(listener);
    }

    @Nullable ObjectNode find(String id) {
        return byId.get(id);
    }

    /** Oldest first; the nodes are the kept ones, not to be changed. */
    List<ObjectNode> all(String kind) {
        Map<String, ObjectNode> kept = byKind.get(kind);
        return kept == null ? List.of() : new ArrayList<>(kept.values());
    }

    private void replay(String line) {
        for (JsonNode each : JSON.readTree(line)) {
            keep((ObjectNode) each);
        }
    }

    private void keep(ObjectNode object) {
        String id = object.get("id").asString();
        ObjectNode before = byId.put(id, object);
        if (before != null && !before.get("object").equals(object.get("object"))) {
            all(before).remove(id);
        }
        all(object).put(id, object);
    }

    private Map<String, ObjectNode> all(ObjectNode like) {
        return byKind.computeIfAbsent(like.get("object").asString(), kind -> new LinkedHashMap<>());
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
