package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.money.ClosedMonths;
import bourg.app.money.Issued;
import bourg.app.portal.Answers;
import bourg.app.portal.Samples;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.billing.BankPayout;
import bourg.billing.Dispute;
import bourg.billing.DisputeId;
import bourg.billing.DisputeState;
import bourg.billing.Invoice;
import bourg.billing.OpenMatter;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PaymentMeans;
import bourg.billing.PaymentState;
import bourg.billing.PayoutAccount;
import bourg.billing.Posting;
import bourg.billing.PostingId;
import bourg.billing.Refund;
import bourg.billing.RefundApprovals;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.Statement;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.Page;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The pages of orders and money, with one of everything on them. */
final class OrdersShown {
    private OrdersShown() {}

    static Stream<Shown> orders(Locale locale) {
        Order paid = Samples.order(OrderState.PAID, null);
        FormView form = refundForm(locale);
        Stream<Shown> states =
                Arrays.stream(OrderState.values())
                        .map(state ->
                                new Shown("order", order(Samples.order(state, "<b>Complet</b>"))));
        return Stream.of(
                        states,
                        SubscribersShown.after(rest(paid, form), paid, form),
                        CounterShown.pages(words(locale)))
                .flatMap(each -> each);
    }

    private static Stream<Shown> rest(Order paid, FormView form) {
        return Stream.of(
                new Shown("orders", placed(List.of(paid))),
                new Shown("orders", placed(List.of())),
                new Shown(
                        "refusal",
                        Map.of(
                                "order",
                                paid,
                                "form",
                                form,
                                "left",
                                Samples.cad(100),
                                "problem",
                                "console.refusal.changed")),
                new Shown("receipt", Map.of("receipt", Samples.receipt())),
                new Shown(
                        "refund",
                        Map.of(
                                "order",
                                paid,
                                "payment",
                                payment(),
                                "refunds",
                                List.of(refund()),
                                "key",
                                "k",
                                "left",
                                "100",
                                "form",
                                form)));
    }

    private static FormView refundForm(Locale locale) {
        RefundForm refund = new RefundForm(payment().refundable(), formats(locale));
        Sheet sheet = refund.renew(new Sheet(words(locale)));
        sheet.fail("how_much", "form.required");
        sheet.fail("amount", "console.refund.not_positive");
        return refund.draw(sheet);
    }

    private static Map<String, Object> order(Order order) {
        return Map.of(
                "order", order,
                "answers", Answers.of(Samples.FORM, Samples.TYPED),
                "payment", payment(),
                "refunds", List.of(refund()),
                "disputes", List.of(dispute(DisputeState.NEEDS_RESPONSE)));
    }

    static Stream<Shown> disputes(Locale locale) {
        Sheet typed = new Sheet(words(locale)).put("text", "<b>Rendu</b>");
        typed.fail("text", "form.required");
        FormView form = typed.draw(Field.of(Field.Kind.TEXT_AREA, "text", "Pourquoi"));
        List<Dispute> all = Arrays.stream(DisputeState.values()).map(OrdersShown::dispute).toList();
        return Stream.concat(
                all.stream()
                        .map(each ->
                                new Shown(
                                        "dispute",
                                        Map.of("dispute", each, "open", true, "form", form))),
                Stream.of(
                        new Shown("matters", Map.of("matters", new Page<>(matters(), true))),
                        new Shown("refundApproval", Map.of("refund", refund(), "own", false)),
                        new Shown("refundApproval", Map.of("refund", refund(), "own", true)),
                        new Shown(
                                "refundApprovals",
                                Map.of(
                                        "waiting",
                                        List.of(new RefundApprovals.Waiting(refund(), "bob")))),
                        new Shown("refundApprovals", Map.of("waiting", List.of())),
                        new Shown("matters", Map.of("matters", new Page<>(List.of(), false))),
                        new Shown("disputeAcceptance", Map.of("dispute", all.getFirst())),
                        new Shown("disputes", Map.of("disputes", new Page<>(all, true))),
                        new Shown("disputes", Map.of("disputes", new Page<>(List.of(), false)))));
    }

    /** One of each kind; the identifiers are odd on purpose. */
    private static List<OpenMatter> matters() {
        return Arrays.stream(OpenMatter.Kind.values())
                .map(kind ->
                        new OpenMatter(
                                kind,
                                "<b>1</b>",
                                null,
                                Party.city(Samples.CITY.id()),
                                Samples.NOW,
                                Samples.NOW,
                                Samples.cad(1000),
                                Samples.order(OrderState.PAID, null).id(),
                                "<b>no_such_account</b>"))
                .toList();
    }

    private static Dispute dispute(DisputeState state) {
        return new Dispute(
                DisputeId.next(),
                PaymentId.next(),
                Samples.order(OrderState.PAID, null).id(),
                Samples.CITY.id(),
                Samples.cad(1000),
                Samples.cad(1000),
                Samples.cad(1500),
                "fraudulent",
                state,
                Samples.NOW,
                state.isOpen() ? null : Samples.NOW,
                state == DisputeState.LOST ? Samples.NOW : null,
                Samples.NOW);
    }

    private static Map<String, Object> placed(List<Order> orders) {
        return Map.of(
                "orders", new Slice<>(orders, "next"), "wanted", OrderState.PAID, "first", false);
    }

    private static Payment payment() {
        return new Payment(
                PaymentId.next(),
                Samples.order(OrderState.PAID, null).id(),
                Samples.CITY.id(),
                PaymentMeans.ONLINE,
                PaymentState.CAPTURED,
                Samples.QUOTE,
                Samples.cad(1000),
                Samples.cad(100),
                Samples.cad(330),
                PostingId.next(),
                Samples.NOW,
                Samples.NOW);
    }

    private static Refund refund() {
        return new Refund(
                RefundId.next(),
                Samples.order(OrderState.PAID, null).id(),
                Samples.cad(1000),
                RefundState.SUCCEEDED,
                "<b>Moins</b>",
                PostingId.next(),
                Samples.NOW);
    }

    private static Statement statement(Party city) {
        return new Statement(
                city,
                Samples.NOW,
                Samples.NOW,
                Samples.cad(0),
                List.of(
                        new Statement.Line(
                                Samples.NOW,
                                "PAYABLE",
                                "CAPTURE",
                                "SHARE",
                                "<b>",
                                PostingId.next(),
                                Samples.cad(1350))),
                Samples.cad(1350));
    }

    static Stream<Shown> money() {
        Party city = Party.city(Samples.CITY.id());
        Statement statement = statement(city);
        return Stream.of(
                new Shown(
                        "statement",
                        Map.of("statement", statement, "month", YearMonth.of(2026, 11))),
                new Shown(
                        "statement",
                        Map.of(
                                "statement",
                                statement,
                                "month",
                                YearMonth.of(2026, 10),
                                "closed",
                                ClosedMonths.of(city))),
                invoicing(city),
                new Shown("posting", Map.of("posting", posting(city))),
                new Shown("payoutAccount", Map.of("away", true, "payouts", payouts())),
                new Shown(
                        "payoutAccount",
                        Map.of(
                                "account",
                                new PayoutAccount(city, "acct_1", PayoutAccount.Status.ONBOARDING),
                                "problem",
                                "console.payout.not_yet")));
    }

    private static Shown invoicing(Party city) {
        return new Shown(
                "invoicing",
                Map.of(
                        "form",
                        new FormView(List.of(), words(Locale.CANADA)),
                        "history",
                        List.of(Issued.identity(city)),
                        "invoices",
                        List.of(
                                Issued.of(city, Invoice.Kind.CREDIT_NOTE),
                                Issued.of(city, Invoice.Kind.INVOICE)),
                        "year",
                        2026));
    }

    private static List<BankPayout> payouts() {
        return Arrays.stream(BankPayout.State.values())
                .map(state -> new BankPayout("po_1", Samples.cad(700), state, "<b>", Samples.NOW))
                .toList()
                .reversed();
    }

    private static Posting posting(Party city) {
        return new Posting(
                PostingId.next(),
                "CAPTURE",
                "ordr",
                Samples.NOW,
                null,
                List.of(new Posting.Entry(city, "PAYABLE", "SHARE", Samples.cad(-1350), null)));
    }

    private static Words words(Locale locale) {
        return Words.of(Texts.strict(), locale);
    }

    private static Formats formats(Locale locale) {
        return new Formats(locale, Samples.CITY.timeZone());
    }
}
