package bourg.sandbox;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Finds the object that an address or a parameter names, or refuses as Stripe does. */
final class Lookup {

    private static final Map<String, String> SPOKEN =
            Map.of(
                    "balance_transaction",
                    "balance transaction",
                    "checkout.session",
                    "checkout.session",
                    "webhook_endpoint",
                    "webhook endpoint",
                    "transfer_reversal",
                    "transfer reversal",
                    Accounts.KIND,
                    "account");

    private Lookup() {}

    /** The object that the address names. */
    static ObjectNode require(Call call, String kind) {
        ObjectNode found = call.change().find(kind, call.id());
        if (found == null) {
            throw Refused.noSuch(SPOKEN.getOrDefault(kind, kind), call.id());
        }
        return found;
    }

    /** The object that a parameter names. */
    static ObjectNode parameter(Call call, String param, String kind) {
        String id = call.parameters().required(param);
        ObjectNode found = call.change().find(kind, id);
        if (found == null) {
            throw Refused.noSuchParameter(param, id);
        }
        return found;
    }
}
