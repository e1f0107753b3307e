package bourg.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page of a list, newest first, with Stripe's cursors. */
final class Listing {

    private Listing() {}

    /** Those of a kind whose named fields equal the parameters of the same names. */
    static ObjectNode of(Call call, String kind, String... filters) {
        return of(call, kind, each -> true, filters);
    }

    static ObjectNode of(Call call, String kind, Predicate<ObjectNode> also, String... filters) {
        List<ObjectNode> all = new ArrayList<>();
        for (ObjectNode each : call.change().all(kind)) {
            if (also.test(each) && matches(each, call.parameters(), filters)) {
                all.add(each);
            }
        }
        Collections.reverse(all);
        return page(call, all);
    }

    private static boolean matches(ObjectNode each, Parameters parameters, String... filters) {
        for (String filter : filters) {
            String wanted = parameters.text(filter);
            if (wanted != null && !wanted.equals(each.path(filter).asString(""))) {
                return false;
            }
        }
        return createdWithin(each.path("created").asLong(0), parameters);
    }

    private static boolean createdWithin(long created, Parameters parameters) {
        Long exactly = parameters.number("created");
        Parameters range = parameters.group("created");
        return (exactly == null || created == exactly)
                && created > orElse(range.number("gt"), Long.MIN_VALUE)
                && created >= orElse(range.number("gte"), Long.MIN_VALUE)
                && created < orElse(range.number("lt"), Long.MAX_VALUE)
                && created <= orElse(range.number("lte"), Long.MAX_VALUE);
    }

    private static long orElse(@Nullable Long number, long otherwise) {
        return number == null ? otherwise : number;
    }

    private static ObjectNode page(Call call, List<ObjectNode> all) {
        Parameters parameters = call.parameters();
        long limit = orElse(parameters.number("limit"), 10);
        if (limit < 1 || limit > 100) {
            throw Refused.invalid(
                    "parameter_invalid_integer",
                    "This value must be between 1 and 100 (inclusive).",
                    "limit");
        }
        String after = parameters.text("starting_after");
        String before = parameters.text("ending_before");
        if (after != null && before != null) {
            throw Refused.invalid(
                    null,
                    "You may only specify one of these parameters: ending_before, starting_after.",
                    null);
        }
        int from = after == null ? 0 : index(all, after, "starting_after") + 1;
        int to = before == null ? all.size() : index(all, before, "ending_before");
        List<ObjectNode> rest = all.subList(from, to);
        boolean more = rest.size() > limit;
        int size = (int) Math.min(limit, rest.size());
        List<ObjectNode> page =
                before == null
                        ? rest.subList(0, size)
                        : rest.subList(rest.size() - size, rest.size());
        return list(page, more);
    }

    private static int index(List<ObjectNode> all, String id, String param) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).get("id").asString().equals(id)) {
                return i;
            }
        }
        throw Refused.noSuchParameter(param, id);
    }

    /** A list object; its address is put in where it is answered. */
    static ObjectNode list(List<ObjectNode> page, boolean more) {
        ObjectNode list = Store.JSON.createObjectNode().put("object", "list");
        ArrayNode data = Store.JSON.createArrayNode();
        page.forEach(each -> data.add(each.deepCopy()));
        list.set("data", data);
        return list.put("has_more", more);
    }
}
