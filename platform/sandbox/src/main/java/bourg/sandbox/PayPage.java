package bourg.sandbox;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The hosted page on which a citizen pays a checkout session with a test card. */
final class PayPage {

    private final Store store;
    private final Sessions sessions;
    private final Payments payments;

    PayPage(Store store, Sessions sessions, Payments payments) {
        this.store = store;
        this.sessions = sessions;
        this.payments = payments;
    }

    ServerResponse show(ServerRequest request) {
        ObjectNode session = session(request);
        return session == null || !isOpen(session)
                ? closed(request, session)
                : form(request, session, Set.of());
    }

    ServerResponse pay(ServerRequest request) {
        ObjectNode session = session(request);
        if (session == null || !isOpen(session)) {
            return closed(request, session);
        }
        Set<String> wrong = wrong(request);
        if (!wrong.isEmpty()) {
            return form(request, session, wrong);
        }
        Means means =
                byBank(request)
                        ? BankAccount.of(Form.typed(request, "account"))
                        : Card.of(Form.typed(request, "number"), Form.typed(request, "expiry"));
        var payer = new Payments.Payer(Form.typed(request, "email"), Form.typed(request, "name"));
        String id = session.get("id").asString();
        return switch (store.commit(change -> payments.pay(change, id, means, payer))) {
            case PAID, PENDING -> Page.redirect(Payments.successUrl(session));
            case DECLINED -> form(request, session, Set.of("declined"));
            case NOT_OPEN -> closed(request, session(request));
        };
    }

    private static Set<String> wrong(ServerRequest request) {
        Set<String> wrong = new HashSet<>();
        if (!Form.typed(request, "email").matches("[^@\\s]+@[^@\\s]+")) {
            wrong.add("email");
        }
        if (Form.typed(request, "name").isEmpty()) {
            wrong.add("name");
        }
        if (byBank(request)) {
            if (!BankAccount.isKnown(Form.typed(request, "account"))) {
                wrong.add("account");
            }
            return wrong;
        }
        wrong.addAll(
                Card.wrong(
                        Form.typed(request, "number"),
                        Form.typed(request, "expiry"),
                        Form.typed(request, "cvc"),
                        YearMonth.now(ZoneOffset.UTC)));
        return wrong;
    }

    private static boolean byBank(ServerRequest request) {
        return request.param("means").orElse("card").equals("bank");
    }

    private @Nullable ObjectNode session(ServerRequest request) {
        return store.commit(change -> {
            ObjectNode session = change.find(Sessions.KIND, request.pathVariable("session"));
            if (session != null) {
                sessions.expireIfDue(change, session);
            }
            return session;
        });
    }

    private static boolean isOpen(ObjectNode session) {
        return session.get("status").asString().equals("open");
    }

    private static ServerResponse closed(ServerRequest request, @Nullable ObjectNode session) {
        if (session != null && session.get("status").asString().equals("complete")) {
            return Page.redirect(Payments.successUrl(session));
        }
        Texts texts = Texts.of(request, session == null ? null : own(session));
        String key = session == null ? "pay.unknown" : "pay.expired";
        Page page = new Page(texts).heading(texts.text(key)).paragraph(texts.text(key + ".help"));
        String back = session == null ? null : session.path("cancel_url").asString(null);
        if (back != null) {
            page.link(back, texts.text("pay.cancel"));
        }
        return page.answer(session == null ? 404 : 410, texts.text(key));
    }

    private static @Nullable String own(ObjectNode session) {
        return session.path("locale").asString(null);
    }

    private static ServerResponse form(
            ServerRequest request, ObjectNode session, Set<String> wrong) {
        Texts texts = Texts.of(request, own(session));
        boolean declined = wrong.contains("declined");
        boolean bank = byBank(request);
        Form form = fields(request, session, texts, declined ? Set.of("number") : wrong);
        boolean setup = session.get("mode").asString().equals("setup");
        String currency = session.get("currency").asString();
        String total = texts.money(session.path("amount_total").asLong(0), currency);
        Page page = new Page(texts);
        if (declined) {
            page.html(
                    "<div class=\"problems\" role=\"alert\" tabindex=\"-1\"><h2>%s</h2><p>%s</p></div>"
                            .formatted(
                                    Page.escape(texts.text("pay.declined")),
                                    Page.escape(texts.text("pay.declined.help"))));
        } else {
            page.problems(form.problems());
        }
        page.heading(texts.text("pay.title", merchant(session)));
        means(page, texts, session, bank);
        page.html(
                "<form method=\"post\" action=\"?means=%s&amp;lang=%s\" novalidate>"
                        .formatted(bank ? "bank" : "card", texts.language()));
        form.fields().forEach(each -> page.html(each.html()));
        page.html(
                "<button>%s</button></form>"
                        .formatted(
                                Page.escape(
                                        setup
                                                ? texts.text("pay.keep")
                                                : texts.text("pay.pay", total))));
        String back = session.path("cancel_url").asString(null);
        if (back != null) {
            page.link(back, texts.text("pay.cancel"));
        }
        return page.answer(
                declined ? 402 : wrong.isEmpty() ? 200 : 422,
                texts.text("pay.title", merchant(session)));
    }

    /** What is to be paid, if anything, and with which means. */
    private static void means(Page page, Texts texts, ObjectNode session, boolean bank) {
        if (session.get("mode").asString().equals("setup")) {
            page.paragraph(texts.text("pay.setup"));
        } else {
            String total =
                    texts.money(
                            session.get("amount_total").asLong(),
                            session.get("currency").asString());
            page.html(items(texts, session, total));
        }
        page.html(bank ? accounts(texts) : cards(texts));
        if (!session.path("_cards_only").asBoolean(false)) {
            page.link(
                    "?means=%s&lang=%s".formatted(bank ? "card" : "bank", texts.language()),
                    texts.text(bank ? "pay.by_card" : "pay.by_bank"));
        }
    }

    private static Form fields(
            ServerRequest request, ObjectNode session, Texts texts, Set<String> wrong) {
        String email = session.path("customer_email").asString(session.path("_email").asString(""));
        Form form = new Form(request, texts, wrong).field("pay", "email", email, "email");
        return byBank(request)
                ? form.field("pay", "account", "", "off").field("bank", "name", "", "name")
                : form.field("pay", "number", "", "off")
                        .field("pay", "expiry", "", "off")
                        .field("pay", "cvc", "", "off")
                        .field("pay", "name", "", "name");
    }

    private static String merchant(ObjectNode session) {
        return session.path("_merchant").asString("Bourg");
    }

    private static String items(Texts texts, ObjectNode session, String total) {
        var rows = new StringBuilder();
        for (JsonNode each : session.get("_line_items")) {
            String detail = each.path("_detail").asString("");
            rows.append(
                    "<tr><th scope=\"row\">%s%s</th><td>%d</td><td>%s</td></tr>"
                            .formatted(
                                    Page.escape(each.get("description").asString()),
                                    detail.isEmpty()
                                            ? ""
                                            : "<br><small>" + Page.escape(detail) + "</small>",
                                    each.get("quantity").asLong(),
                                    Page.escape(
                                            texts.money(
                                                    each.get("amount_total").asLong(),
                                                    each.get("currency").asString()))));
        }
        return """
        <table><caption>%s</caption><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th></tr></thead>
        <tbody>%s</tbody><tfoot><tr><th scope="row" colspan="2">%s</th><td><strong>%s</strong></td></tr></tfoot></table>
        """
                .formatted(
                        Page.escape(texts.text("pay.items")),
                        Page.escape(texts.text("pay.item")),
                        Page.escape(texts.text("pay.quantity")),
                        Page.escape(texts.text("pay.amount")),
                        rows,
                        Page.escape(texts.text("pay.total")),
                        Page.escape(total));
    }

    private static String accounts(Texts texts) {
        return """
        <details open><summary>%s</summary><ul><li><code>000123456789</code> %s</li>
        <li><code>000222222227</code> %s</li></ul></details>
        """
                .formatted(
                        Page.escape(texts.text("pay.accounts")),
                        Page.escape(texts.text("pay.accounts.pays")),
                        Page.escape(texts.text("pay.accounts.fails")));
    }

    private static String cards(Texts texts) {
        return """
        <details open><summary>%s</summary><ul><li><code>4242 4242 4242 4242</code> %s</li>
        <li><code>4000 0000 0000 0002</code> %s</li><li><code>4000 0000 0000 0259</code> %s</li>
        <li><code>4000 0000 0000 0341</code> %s</li><li><code>4000 0027 6000 3184</code> %s</li></ul></details>
        """
                .formatted(
                        Page.escape(texts.text("pay.cards")),
                        Page.escape(texts.text("pay.cards.pays")),
                        Page.escape(texts.text("pay.cards.declined")),
                        Page.escape(texts.text("pay.cards.disputed")),
                        Page.escape(texts.text("pay.cards.later")),
                        Page.escape(texts.text("pay.cards.person")));
    }
}
