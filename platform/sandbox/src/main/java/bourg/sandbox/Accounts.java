package bourg.sandbox;

import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountListParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import com.stripe.param.v2.core.AccountUpdateParams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Connected accounts (version 2) of cities and partners, as recipients of transfers. */
final class Accounts implements Resource {

    static final String KIND = "v2.core.account";

    /**
     * Parts that Stripe leaves out of the answer unless the request's {@code include} names them.
     */
    private static final List<String> INCLUDABLE =
            List.of("configuration", "defaults", "future_requirements", "identity", "requirements");

    private final Events events;

    Accounts(Events events) {
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v2/core/accounts", AccountCreateParams.class, this::create),
                Route.get("/v2/core/accounts", AccountListParams.class, this::list),
                Route.get(
                        "/v2/core/accounts/{id}",
                        AccountRetrieveParams.class,
                        call -> answer(Lookup.require(call, KIND), call)),
                Route.post("/v2/core/accounts/{id}", AccountUpdateParams.class, this::update));
    }

    private ObjectNode create(Call call) {
        Parameters given = call.parameters();
        ObjectNode account = Fixtures.create(KIND, "acct");
        account.put("created", Instant.now().toString()).put("closed", false);
        List.of("contact_email", "contact_phone", "display_name", "dashboard")
                .forEach(each -> account.put(each, given.text(each)));
        account.set("metadata", given.metadata());
        account.set("identity", Store.JSON.valueToTree(given.group("identity").tree()));
        account.set("defaults", defaults(given));
        account.set("applied_configurations", Store.JSON.createArrayNode());
        account.set("configuration", Store.JSON.createObjectNode());
        if (requestsTransfers(given)) {
            request(given, account);
        }
        account.set("requirements", requirements(!account.path("configuration").isEmpty()));
        call.change().put(account);
        return answer(account, call);
    }

    private static boolean requestsTransfers(Parameters given) {
        return given.group("configuration").has("recipient");
    }

    private static void request(Parameters given, ObjectNode account) {
        Parameters transfers =
                given.group("configuration")
                        .group("recipient")
                        .group("capabilities")
                        .group("stripe_balance")
                        .group("stripe_transfers");
        if (account.path("identity").path("country").asString("").isEmpty()) {
            throw Refused.invalid(
                    "missing_required_field",
                    "identity.country is required to request the recipient configuration.",
                    "identity.country");
        }
        if (!account.path("identity").path("country").asString("").matches("[A-Za-z]{2}")) {
            throw Refused.invalid(
                    "invalid_country",
                    "identity.country must be a two-letter code.",
                    "identity.country");
        }
        ((ArrayNode) account.get("applied_configurations")).add("recipient");
        ObjectNode recipient =
                ((ObjectNode) account.get("configuration"))
                        .putObject("recipient")
                        .put("applied", true);
        if (transfers.flag("requested")) {
            recipient
                    .putObject("capabilities")
                    .putObject("stripe_balance")
                    .set("stripe_transfers", status(false));
        }
    }

    private static ObjectNode defaults(Parameters given) {
        ObjectNode defaults = Store.JSON.valueToTree(given.group("defaults").tree());
        JsonNode responsibilities = defaults.get("responsibilities");
        if (responsibilities instanceof ObjectNode known) {
            known.put("requirements_collector", known.path("losses_collector").asString("stripe"));
        }
        return defaults;
    }

    private static ObjectNode status(boolean active) {
        ObjectNode status =
                Store.JSON.createObjectNode().put("status", active ? "active" : "restricted");
        ArrayNode details = status.putArray("status_details");
        if (!active) {
            details.addObject()
                    .put("code", "requirements_past_due")
                    .put("resolution", "provide_info");
        }
        return status;
    }

    private static ObjectNode requirements(boolean due) {
        ObjectNode requirements = Store.JSON.createObjectNode();
        ArrayNode entries = requirements.putArray("entries");
        if (due) {
            for (String what : List.of("business_details", "representative", "external_account")) {
                ObjectNode entry = entries.addObject();
                entry.put("awaiting_action_from", "user").put("description", what);
                entry.putArray("errors");
                entry.putArray("requested_reasons").addObject().put("code", "routine_onboarding");
                entry.putObject("minimum_deadline").put("status", "currently_due");
            }
        }
        return requirements;
    }

    /** What the hosted onboarding page ends in: the account can receive transfers. */
    void complete(Change change, String id, Map<String, String> answers) {
        ObjectNode account = change.get(id);
        JsonNode balance =
                account.path("configuration")
                        .path("recipient")
                        .path("capabilities")
                        .path("stripe_balance");
        if (balance instanceof ObjectNode requested) {
            requested.set("stripe_transfers", status(true));
            requested.set("payouts", status(true));
        }
        account.set("requirements", requirements(false));
        account.set("_onboarding", Store.JSON.valueToTree(answers));
        change.put(account);
        changed(change, id);
    }

    /** Stripe holds transfers back until it is told more, or takes them again. */
    void restrict(Change change, String id, boolean restricted) {
        ObjectNode account = change.get(id);
        if (account.path("configuration")
                        .path("recipient")
                        .path("capabilities")
                        .path("stripe_balance")
                instanceof ObjectNode balance) {
            balance.set("stripe_transfers", status(!restricted));
        }
        account.set("requirements", requirements(restricted));
        change.put(account);
        changed(change, id);
    }

    private void changed(Change change, String id) {
        events.emitThin(
                change,
                "v2.core.account[configuration.recipient].capability_status_updated",
                KIND,
                "/v2/core/accounts/",
                id);
    }

    static boolean takesTransfers(ObjectNode account) {
        return account.path("configuration")
                .path("recipient")
                .path("capabilities")
                .path("stripe_balance")
                .path("stripe_transfers")
                .path("status")
                .asString("")
                .equals("active");
    }

    private ObjectNode update(Call call) {
        ObjectNode account = Lookup.require(call, KIND);
        Parameters given = call.parameters();
        for (String each : List.of("contact_email", "contact_phone", "display_name", "dashboard")) {
            if (given.has(each)) {
                account.put(each, given.text(each));
            }
        }
        if (given.has("metadata")) {
            ((ObjectNode) account.get("metadata")).setAll(given.metadata());
        }
        if (given.has("identity")) {
            ObjectNode identity = Store.JSON.valueToTree(given.group("identity").tree());
            ((ObjectNode) account.get("identity")).setAll(identity);
        }
        if (requestsTransfers(given) && account.path("configuration").isEmpty()) {
            request(given, account);
            account.set("requirements", requirements(true));
        }
        call.change().put(account);
        return answer(account, call);
    }

    private ObjectNode list(Call call) {
        ObjectNode list = Store.JSON.createObjectNode();
        ArrayNode data = list.putArray("data");
        call.change().all(KIND).reversed().forEach(each -> data.add(answer(each.deepCopy(), call)));
        return list.putNull("next_page_url").putNull("previous_page_url");
    }

    private static ObjectNode answer(ObjectNode account, Call call) {
        List<String> included =
                call.parameters().texts("include").stream()
                        .map(each -> each.split("\\.", -1)[0])
                        .toList();
        INCLUDABLE.stream().filter(each -> !included.contains(each)).forEach(account::putNull);
        return account;
    }
}
