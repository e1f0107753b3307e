package bourg.app.partner;

import bourg.app.console.FinancesShown;
import bourg.app.console.UsageShown;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.money.Issued;
import bourg.app.portal.Answers;
import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.billing.Invoice;
import bourg.billing.Posting;
import bourg.billing.PostingId;
import bourg.billing.Refund;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.Statement;
import bourg.billing.UsageIntake;
import bourg.marketplace.EndpointId;
import bourg.marketplace.Order;
import bourg.marketplace.OrderReference;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.marketplace.WebhookDelivery;
import bourg.marketplace.WebhookEndpoint;
import java.net.URI;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page on which partners handle orders, connections and money, in both languages. */
class PartnerDealingsTemplatesTest {
    private static final URI HOOK = URI.create("https://velo.example/hook");

    private record Shown(String view, Map<String, Object> model) {}

    static Stream<Arguments> pages() {
        return Stream.of(Locale.CANADA_FRENCH, Locale.CANADA)
                .flatMap(locale ->
                        Stream.of(orders(locale), connections(locale), money(), usage(locale))
                                .flatMap(shown -> shown)
                                .map(page -> Arguments.of(locale, page.view(), page.model())));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("pages")
    void isWhole(Locale locale, String view, Map<String, Object> model) {
        WholePage.check("partner/" + view, locale, model);
    }

    private static Stream<Shown> orders(Locale locale) {
        Sheet reason = new Sheet(words(locale));
        reason.fail("reason", "form.required");
        Stream<Shown> states =
                Arrays.stream(OrderState.values()).map(state -> order(state, "<b>Complet</b>"));
        return Stream.concat(
                states,
                Stream.of(
                        new Shown("orders", list(List.of(), "PAID")),
                        new Shown("orders", list(List.of(), "")),
                        new Shown("orders", list(List.of(reference(), reference()), "")),
                        new Shown(
                                "decline",
                                Map.of(
                                        "order",
                                        Samples.order(OrderState.PAID, null),
                                        "form",
                                        DeclinePages.draw(reason)))));
    }

    private static Stream<Shown> usage(Locale locale) {
        Sheet missing = new Sheet(words(locale));
        missing.fail("file", "usage.upload.missing");
        var fault = new UsageIntake.Fault(0, "e", "event_unreadable");
        Stream<Shown> uploads =
                Stream.of(
                        new Shown("usageUpload", Map.of("form", UploadPages.draw(missing))),
                        new Shown(
                                "usageUpload",
                                Map.of(
                                        "form",
                                        UploadPages.draw(new Sheet(words(locale))),
                                        "taken",
                                        new UsageIntake.Taken(1, 2, List.of(fault)),
                                        "faults",
                                        List.of(new UploadFault(1, "<b>e</b>", "<b>Non</b>")))));
        return Stream.concat(
                uploads, UsageShown.pages().map(page -> new Shown(page.getKey(), page.getValue())));
    }

    private static Shown order(OrderState state, String reason) {
        Order order = Samples.order(state, reason);
        List<Refund> refunds =
                Arrays.stream(RefundState.values())
                        .map(refund ->
                                new Refund(
                                        RefundId.next(),
                                        order.id(),
                                        Samples.cad(100),
                                        refund,
                                        "x",
                                        null,
                                        Samples.NOW))
                        .toList();
        return new Shown(
                "order",
                Map.of(
                        "order",
                        order,
                        "answers",
                        Answers.of(Samples.FORM, Samples.TYPED),
                        "city",
                        Samples.CITY,
                        "refunds",
                        refunds));
    }

    private static Map<String, Object> list(List<OrderReference> orders, String state) {
        return Map.of(
                "orders",
                new Slice<>(orders, orders.isEmpty() ? null : "next"),
                "cities",
                Map.of(Samples.CITY.id(), Samples.CITY),
                "state",
                state,
                "first",
                false);
    }

    private static OrderReference reference() {
        Order order = Samples.order(OrderState.PAID, null);
        return new OrderReference(
                order.id(),
                order.city(),
                order.service().offer(),
                order.service().partner(),
                order.service().name(),
                2,
                order.quote().total(),
                order.state(),
                Samples.NOW,
                Samples.NOW);
    }

    private static Stream<Shown> connections(Locale locale) {
        Sheet sheet = new Sheet(words(locale)).put("url", "velo");
        sheet.fail("url", "partner.webhook.address_invalid");
        var endpoint = new WebhookEndpoint(EndpointId.next(), HOOK, Samples.NOW);
        List<WebhookDelivery> deliveries =
                Arrays.stream(WebhookDelivery.State.values())
                        .map(state ->
                                new WebhookDelivery(
                                        "order.paid",
                                        HOOK,
                                        state,
                                        state == WebhookDelivery.State.PENDING ? 0 : 3,
                                        state == WebhookDelivery.State.DELIVERED ? 204 : null,
                                        Samples.NOW))
                        .toList();
        FormView form = ConnectionPages.draw(sheet);
        return Stream.of(
                new Shown("connections", connections(List.of(endpoint), deliveries, form)),
                new Shown("connections", connections(List.of(), List.of(), form)),
                new Shown("webhookRemoval", Map.of("endpoint", endpoint)),
                new Shown("secret", secret("api")),
                new Shown("secret", secret("webhook")));
    }

    private static Map<String, Object> connections(
            List<WebhookEndpoint> endpoints, List<WebhookDelivery> deliveries, FormView form) {
        return Map.of(
                "api", "http://a/api/v1",
                "tokens", "http://id/token",
                "endpoints", endpoints,
                "deliveries", deliveries,
                "form", form);
    }

    private static Map<String, Object> secret(String what) {
        return Map.of(
                "what", what,
                "name", "partner-velo-x",
                "secret", "s3cret",
                "api", "http://a/api/v1",
                "tokens", "http://id/token");
    }

    private static Stream<Shown> money() {
        Party party = Party.partner(Samples.PARTNER);
        PostingId posting = PostingId.next();
        Statement statement =
                new Statement(
                        party,
                        Samples.NOW,
                        Samples.NOW,
                        Samples.cad(0),
                        List.of(
                                new Statement.Line(
                                        Samples.NOW,
                                        "PAYABLE",
                                        "CAPTURE",
                                        "SHARE",
                                        "ordr_1",
                                        posting,
                                        Samples.cad(7200))),
                        Samples.cad(7200));
        return Stream.of(
                new Shown("money", Map.of("standing", FinancesShown.standing(true))),
                new Shown("payout", Map.of("away", true)),
                new Shown(
                        "statement",
                        Map.of("month", YearMonth.of(2026, 10), "statement", statement)),
                new Shown(
                        "invoicing",
                        Map.of(
                                "form",
                                new FormView(List.of(), words(Locale.CANADA)),
                                "history",
                                List.of(Issued.identity(party)),
                                "invoices",
                                List.of(Issued.of(party, Invoice.Kind.INVOICE)),
                                "year",
                                2026)),
                new Shown("posting", Map.of("posting", posting(posting, party))));
    }

    private static Posting posting(PostingId id, Party party) {
        return new Posting(
                id,
                "CAPTURE",
                "ordr_1",
                Samples.NOW,
                null,
                List.of(new Posting.Entry(party, "PAYABLE", "SHARE", Samples.cad(-7200), null)));
    }

    private static Words words(Locale locale) {
        return Words.of(Texts.strict(), locale);
    }
}
