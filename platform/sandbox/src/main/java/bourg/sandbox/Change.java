package bourg.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The reads and writes of one commit. */
final class Change {

    private final Store store;
    private final Map<String, ObjectNode> puts = new LinkedHashMap<>();

    Change(Store store) {
        this.store = store;
    }

    /** A copy to read or to change and {@link #put} back. */
    @Nullable ObjectNode find(String id) {
        ObjectNode found = puts.containsKey(id) ? puts.get(id) : store.find(id);
        return found == null ? null : found.deepCopy();
    }

    /** A copy, if the identifier is known and names an object of this kind. */
    @Nullable ObjectNode find(String kind, String id) {
        ObjectNode found = find(id);
        return found != null && kind.equals(found.path("object").asString("")) ? found : null;
    }

    /** The object that this commit knows to exist, because it refers to it itself. */
    ObjectNode get(String id) {
        ObjectNode found = find(id);
        if (found == null) {
            throw new IllegalStateException("The journal lacks " + id);
        }
        return found;
    }

    void put(ObjectNode object) {
        puts.put(object.get("id").asString(), object.deepCopy());
    }

    /** All of a kind, oldest first, to read only. */
    List<ObjectNode> all(String kind) {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        store.all(kind).forEach(each -> all.put(each.get("id").asString(), each));
        puts.forEach((id, each) -> {
            if (kind.equals(each.path("object").asString(""))) {
                all.put(id, each);
            } else {
                all.remove(id);
            }
        });
        return new ArrayList<>(all.values());
    }

    Map<String, ObjectNode> puts() {
        return puts;
    }
}
