package bourg.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a checkout session. */
final class LineItems {

    private static final long MOST = 999_999;

    private LineItems() {}

    static ArrayNode of(Parameters session) {
        ArrayNode items = Store.JSON.createArrayNode();
        List<Parameters> given = session.groups("line_items");
        if (given.isEmpty()) {
            throw Refused.missing("line_items");
        }
        if (given.size() > 100) {
            throw Refused.invalid(
                    null, "A Checkout Session has at most 100 line items.", "line_items");
        }
        for (int i = 0; i < given.size(); i++) {
            items.add(item(given.get(i), "line_items[" + i + "]"));
        }
        long currencies = items.valueStream().map(each -> each.get("currency")).distinct().count();
        if (currencies > 1) {
            throw Refused.invalid(
                    null, "All line items must have the same currency.", "line_items");
        }
        return items;
    }

    private static ObjectNode item(Parameters given, String at) {
        if (given.has("price")) {
            throw Refused.noSuchParameter(at + "[price]", given.required("price"));
        }
        Parameters price = given.group("price_data");
        if (price.tree().isEmpty()) {
            throw Refused.missing(at + "[price_data]");
        }
        long quantity = whole(given, "quantity", at);
        if (quantity < 1 || quantity > MOST) {
            throw Refused.invalid(
                    "parameter_invalid_integer",
                    "This value must be between 1 and " + MOST + ".",
                    at + "[quantity]");
        }
        String data = at + "[price_data]";
        long unit = whole(price, "unit_amount", data);
        if (unit < 0 || unit > Amounts.MAXIMUM) {
            throw Refused.invalid(
                    "parameter_invalid_integer",
                    "Invalid non-negative integer",
                    data + "[unit_amount]");
        }
        Parameters product = price.group("product_data");
        String name = require(product, "name", data + "[product_data]");
        String currency = Amounts.currency(require(price, "currency", data), data + "[currency]");
        return line(new Line(name, product.text("description"), currency, unit, quantity));
    }

    private record Line(
            String name, @Nullable String description, String currency, long unit, long quantity) {}

    private static ObjectNode line(Line line) {
        long amount = Math.multiplyExact(line.unit(), line.quantity());
        ObjectNode item = Fixtures.create("item", "li");
        item.put("amount_discount", 0)
                .put("amount_subtotal", amount)
                .put("amount_tax", 0)
                .put("amount_total", amount)
                .put("currency", line.currency())
                .put("description", line.name())
                .put("quantity", line.quantity())
                .put("_detail", line.description());
        item.remove("livemode");
        item.putObject("price")
                .put("id", Fixtures.id("price"))
                .put("object", "price")
                .put("currency", line.currency())
                .put("type", "one_time")
                .put("unit_amount", line.unit());
        return item;
    }

    private static long whole(Parameters given, String name, String at) {
        require(given, name, at);
        Long number = given.number(name);
        if (number == null) {
            throw Refused.missing(at + "[" + name + "]");
        }
        return number;
    }

    private static String require(Parameters given, String name, String at) {
        String value = given.text(name);
        if (value == null) {
            throw Refused.missing(at + "[" + name + "]");
        }
        return value;
    }
}
