package bourg.sandbox;

import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** What the sandbox holds, latest first, for whoever looks in. */
final class IndexPage {

    private static final int SHOWN = 20;

    private final Store store;

    IndexPage(Store store) {
        this.store = store;
    }

    ServerResponse show(ServerRequest request) {
        Texts texts = Texts.of(request, null);
        Page page =
                new Page(texts)
                        .heading(texts.text("index.title"))
                        .paragraph(texts.text("index.help"));
        store.change(change -> {
            page.html(section(change, texts, Sessions.KIND, "status", "amount_total"));
            page.html(section(change, texts, Accounts.KIND, "display_name", "created"));
            page.html(section(change, texts, Transfers.KIND, "amount", "destination"));
            page.html(section(change, texts, Refunds.KIND, "amount", "charge"));
            page.html(section(change, texts, Events.KIND, "type", "pending_webhooks"));
        });
        return page.answer(200, texts.text("index.title"));
    }

    private static String section(
            Change change, Texts texts, String kind, String first, String second) {
        var rows = new StringBuilder();
        List<ObjectNode> all = change.all(kind).reversed();
        for (ObjectNode each : all.subList(0, Math.min(SHOWN, all.size()))) {
            rows.append("<tr><th scope=\"row\"><code>")
                    .append(Page.escape(each.get("id").asString()))
                    .append("</code></th><td>")
                    .append(Page.escape(each.path(first).asString("")))
                    .append("</td><td>")
                    .append(Page.escape(each.path(second).asString("")))
                    .append("</td></tr>");
        }
        String title = texts.text("index." + kind) + " (" + all.size() + ")";
        return rows.isEmpty()
                ? "<h2>" + Page.escape(title) + "</h2>"
                : """
                <h2>%s</h2><table><thead><tr><th scope="col">id</th><th scope="col">%s</th><th scope="col">%s</th></tr></thead><tbody>%s</tbody></table>
                """
                        .formatted(Page.escape(title), first, second, rows);
    }
}
