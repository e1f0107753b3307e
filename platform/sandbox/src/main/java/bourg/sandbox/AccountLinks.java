package bourg.sandbox;

import com.stripe.param.v2.core.AccountLinkCreateParams;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Short-lived links to the hosted onboarding page; each works once. */
final class AccountLinks implements Resource {

    static final String KIND = "v2.core.account_link";
    private static final int SECONDS = 600;

    private final Address address;

    AccountLinks(Address address) {
        this.address = address;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v2/core/account_links", AccountLinkCreateParams.class, this::create)
                        .requiring("account", "use_case"));
    }

    private ObjectNode create(Call call) {
        ObjectNode account = Lookup.parameter(call, "account", Accounts.KIND);
        Parameters use = call.parameters().group("use_case");
        String type = use.required("type");
        Parameters details = use.group(type);
        if (details.tree().isEmpty()) {
            throw Refused.missing("use_case[" + type + "]");
        }
        if (details.texts("configurations").isEmpty()) {
            throw Refused.missing("use_case[" + type + "][configurations]");
        }
        String refresh = Urls.require(details, "refresh_url");
        String back = details.has("return_url") ? Urls.require(details, "return_url") : refresh;
        ObjectNode link = Fixtures.create(KIND, "_link");
        Instant now = Instant.now();
        link.put("account", account.get("id").asString())
                .put("created", now.toString())
                .put("expires_at", now.plusSeconds(SECONDS).toString())
                .put("url", address.url() + "/onboarding/" + link.get("id").asString())
                .put("_return_url", back)
                .put("_refresh_url", refresh)
                .put("_used", false);
        link.set("use_case", Store.JSON.valueToTree(use.tree()));
        call.change().put(link);
        ObjectNode answer = link.deepCopy();
        answer.remove("id");
        return answer;
    }
}
