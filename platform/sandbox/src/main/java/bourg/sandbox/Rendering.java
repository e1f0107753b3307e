package bourg.sandbox;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What of an object goes out: without the sandbox's own fields, expanded where asked. */
final class Rendering {

    private static final Set<String> EXPANDABLE =
            Set.of(
                    "balance_transaction",
                    "charge",
                    "latest_charge",
                    "line_items",
                    "payment_intent",
                    "refunds",
                    "reversals",
                    "source",
                    "source_transaction",
                    "transfer");

    private final Change change;

    Rendering(Change change) {
        this.change = change;
    }

    /** Fields whose names begin with an underscore are the sandbox's own. */
    static ObjectNode plain(ObjectNode object) {
        ObjectNode out = object.deepCopy();
        out.propertyNames().stream()
                .filter(name -> name.startsWith("_"))
                .toList()
                .forEach(out::remove);
        return out;
    }

    ObjectNode render(ObjectNode object, List<String> expand) {
        ObjectNode out = plain(object);
        if (out.get("data") instanceof ArrayNode data) {
            for (int i = 0; i < data.size(); i++) {
                data.set(i, plain((ObjectNode) data.get(i)));
            }
        }
        for (String path : expand) {
            if (path.split("\\.", -1).length > 4 + (path.startsWith("data.") ? 1 : 0)) {
                throw Refused.invalid(
                        "property_expansion_max_depth",
                        "You cannot expand more than 4 levels of a property. Property: " + path,
                        "expand");
            }
            expand(out, path, path);
        }
        return out;
    }

    private void expand(ObjectNode at, String path, String whole) {
        String name = path.split("\\.", 2)[0];
        String rest = path.contains(".") ? path.substring(path.indexOf('.') + 1) : "";
        if (at.get(name) instanceof ArrayNode items && name.equals("data")) {
            for (JsonNode each : items) {
                expand((ObjectNode) each, rest, whole);
            }
            return;
        }
        ObjectNode inner = resolve(at, name, whole);
        if (inner != null) {
            at.set(name, inner);
            if (!rest.isEmpty()) {
                expand(inner, rest, whole);
            }
        }
    }

    private @Nullable ObjectNode resolve(ObjectNode at, String name, String whole) {
        ObjectNode listed = listed(at, name);
        if (listed != null) {
            return listed;
        }
        JsonNode value = at.get(name);
        if (value instanceof ObjectNode already) {
            return already;
        }
        if (value == null || !EXPANDABLE.contains(name)) {
            throw Refused.invalid(
                    "property_not_expandable",
                    "This property cannot be expanded (" + whole + ").",
                    "expand");
        }
        return value.isNull() ? null : plain(change.get(value.asString()));
    }

    private @Nullable ObjectNode listed(ObjectNode at, String name) {
        String kind = at.path("object").asString("");
        String id = at.path("id").asString("");
        if (kind.equals("checkout.session") && name.equals("line_items")) {
            List<ObjectNode> items =
                    change.get(id)
                            .get("_line_items")
                            .valueStream()
                            .map(ObjectNode.class::cast)
                            .toList();
            return Listing.list(items, false)
                    .put("url", "/v1/checkout/sessions/" + id + "/line_items");
        }
        if (kind.equals("charge") && name.equals("refunds")) {
            List<ObjectNode> refunds =
                    change.all("refund").reversed().stream()
                            .filter(each -> each.path("charge").asString("").equals(id))
                            .limit(10)
                            .toList();
            return Listing.list(refunds, false).put("url", "/v1/charges/" + id + "/refunds");
        }
        return null;
    }
}
