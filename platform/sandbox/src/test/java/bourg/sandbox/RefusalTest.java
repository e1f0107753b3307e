package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A request that Stripe would refuse is refused with Stripe's status, code and parameter. */
class RefusalTest {

    private static final Drive drive = Shared.DRIVE;
    private static final String SESSION =
            "mode=payment&success_url=http://x.example/&line_items[0][quantity]=1"
                    + "&line_items[0][price_data][product_data][name]=Permis";
    private static final String PRICE = "&line_items[0][price_data][";

    static Stream<Arguments> badForms() {
        return Stream.of(badFields(), badPrices(), badSessions()).flatMap(each -> each);
    }

    private static Stream<Arguments> badFields() {
        String transfers = "/v1/transfers";
        String sessions = "/v1/checkout/sessions";
        String refunds = "/v1/refunds";
        return Stream.of(
                arguments(transfers, "foo=1", "parameter_unknown", "foo"),
                arguments(transfers, "", "parameter_missing", "currency"),
                arguments(transfers, "currency=cad", "parameter_missing", "destination"),
                arguments(transfers, "amount=abc", "parameter_invalid_integer", "amount"),
                arguments(transfers, "amount=1.5", "parameter_invalid_integer", "amount"),
                arguments(transfers, "currency=", "parameter_invalid_empty", "currency"),
                arguments(transfers, "currency=zzz&destination=a", null, "currency"),
                arguments(
                        transfers, "currency=cad&destination=a", "resource_missing", "destination"),
                arguments(transfers, "currency[a]=cad", null, "currency"),
                arguments(transfers, "expand=charge", null, "expand"),
                arguments(transfers, "metadata=x", null, "metadata"),
                arguments(refunds, "reverse_transfer=maybe", null, "reverse_transfer"),
                arguments(refunds, "reason=boredom", null, "reason"),
                arguments(refunds, "", "parameter_missing", null),
                arguments(refunds, "charge=a&payment_intent=b", null, null),
                arguments(refunds, "charge=ch_no", "resource_missing", "charge"),
                arguments(sessions, "mode=gift", null, "mode"),
                arguments(sessions, "mode=payment", "parameter_missing", "line_items"),
                arguments(sessions, "line_items[0]=x", null, "line_items[0]"));
    }

    private static Stream<Arguments> badPrices() {
        String sessions = "/v1/checkout/sessions";
        String cad = PRICE + "currency]=cad";
        return Stream.of(
                arguments(
                        sessions,
                        PRICE.substring(1) + "colour]=red",
                        "parameter_unknown",
                        "line_items[0][price_data][colour]"),
                arguments(
                        sessions,
                        SESSION + PRICE + "unit_amount]=500",
                        "parameter_missing",
                        "line_items[0][price_data][currency]"),
                arguments(
                        sessions,
                        SESSION + cad,
                        "parameter_missing",
                        "line_items[0][price_data][unit_amount]"),
                arguments(
                        sessions,
                        SESSION + cad + PRICE + "unit_amount]=49",
                        "amount_too_small",
                        null),
                arguments(
                        sessions,
                        SESSION.replace("quantity]=1", "quantity]=9999")
                                + cad
                                + PRICE
                                + "unit_amount]=9999999",
                        "amount_too_large",
                        null));
    }

    private static Stream<Arguments> badSessions() {
        String sessions = "/v1/checkout/sessions";
        String cad = PRICE + "currency]=cad";
        return Stream.of(
                arguments(
                        sessions,
                        SESSION.replace("http://x.example/", "nowhere")
                                + cad
                                + PRICE
                                + "unit_amount]=500",
                        "url_invalid",
                        "success_url"),
                arguments(
                        sessions,
                        SESSION + cad + PRICE + "unit_amount]=500&expires_at=1",
                        null,
                        "expires_at"),
                arguments(
                        sessions,
                        SESSION
                                + cad
                                + PRICE
                                + "unit_amount]=500&payment_intent_data[on_behalf_of]=a",
                        null,
                        "payment_intent_data[on_behalf_of]"),
                arguments(
                        "/v1/webhook_endpoints",
                        "url=http://x.example/",
                        "parameter_missing",
                        "enabled_events"));
    }

    @ParameterizedTest
    @MethodSource("badForms")
    void refusesBadForms(String path, String form, String code, String param) {
        assertRefused(drive.raw("POST", path, form), 400, code, param);
    }

    static Stream<Arguments> badQueries() {
        return Stream.of(
                arguments("/v1/transfers?limit=0", 400, "parameter_invalid_integer", "limit"),
                arguments("/v1/transfers?limit=101", 400, "parameter_invalid_integer", "limit"),
                arguments("/v1/transfers?colour=red", 400, "parameter_unknown", "colour"),
                arguments(
                        "/v1/events?starting_after=evt_no",
                        400,
                        "resource_missing",
                        "starting_after"),
                arguments("/v1/payment_intents/pi_no", 404, "resource_missing", "id"),
                arguments("/v1/charges/ch_no", 404, "resource_missing", "id"),
                arguments("/v1/transfers/tr_no", 404, "resource_missing", "id"),
                arguments("/v1/transfers/tr_no/reversals", 404, "resource_missing", "id"),
                arguments("/v1/refunds/re_no", 404, "resource_missing", "id"),
                arguments("/v1/disputes/dp_no", 404, "resource_missing", "id"),
                arguments("/v1/events/evt_no", 404, "resource_missing", "id"),
                arguments("/v1/balance_transactions/txn_no", 404, "resource_missing", "id"),
                arguments("/v1/checkout/sessions/cs_no", 404, "resource_missing", "id"),
                arguments("/v1/webhook_endpoints/we_no", 404, "resource_missing", "id"),
                arguments("/v2/core/accounts/acct_no", 404, "resource_missing", "id"),
                arguments(
                        "/v2/core/accounts/acct_no?include%5B0%5D=secrets",
                        400, null, "include[0]"),
                arguments("/v1/unicorns", 404, null, null));
    }

    @ParameterizedTest
    @MethodSource("badQueries")
    void refusesBadQueries(String path, int status, String code, String param) {
        assertRefused(drive.raw("GET", path, ""), status, code, param);
    }

    static Stream<Arguments> badJson() {
        String accounts = "/v2/core/accounts";
        String links = "/v2/core/account_links";
        return Stream.of(
                arguments(accounts, "{", "invalid_json", null),
                arguments(accounts, "[]", "invalid_json", null),
                arguments(accounts, "{\"colour\":1}", "parameter_unknown", "colour"),
                arguments(accounts, "{\"display_name\":1}", null, "display_name"),
                arguments(accounts, "{\"dashboard\":\"pink\"}", null, "dashboard"),
                arguments(
                        accounts,
                        "{\"configuration\":{\"recipient\":{}}}",
                        "missing_required_field",
                        "identity.country"),
                arguments(
                        accounts,
                        """
                        {"configuration":{"recipient":{"capabilities":{"stripe_balance":
                        {"stripe_transfers":{"requested":"true"}}}}}}
                        """,
                        null,
                        "configuration[recipient][capabilities][stripe_balance][stripe_transfers][requested]"),
                arguments(links, "{}", "parameter_missing", "account"),
                arguments(
                        links,
                        "{\"account\":\"acct_no\",\"use_case\":{\"type\":\"account_onboarding\"}}",
                        "resource_missing",
                        "account"));
    }

    @ParameterizedTest
    @MethodSource("badJson")
    void refusesBadJson(String path, String body, String code, String param) {
        assertRefused(drive.raw("POST", path, body), 400, code, param);
    }

    @Test
    void refusesStrangers() {
        assertRefused(drive.raw("GET", "/v1/balance", "", null), 401, null, null);
        HttpResponse<String> wrong =
                drive.raw("GET", "/v1/balance", "", "Bearer sk_live_abcdefghijklmnop");
        assertRefused(wrong, 401, null, null);
        assertThat(wrong.body()).contains("sk_live").doesNotContain("abcdefghijkl");
        assertThat(wrong.headers().firstValue("Request-Id")).isPresent();
    }

    private static void assertRefused(
            HttpResponse<String> response, int status, String code, String param) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = Store.JSON.readTree(response.body()).path("error");
        assertThat(error.path("code").asString(null)).as(response.body()).isEqualTo(code);
        assertThat(error.path("param").asString(null)).as(response.body()).isEqualTo(param);
        assertThat(error.path("type").asString("")).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asString("")).isNotEmpty();
    }
}
