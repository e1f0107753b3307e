package bourg.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the inbox as plain, accessible HTML without scripts. */
final class InboxPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String STYLE =
            """
            body{font:1.1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#0b0c0c;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #767676;vertical-align:top}
            dt{font-weight:700}dd{margin:0 0 .5rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f2f1;padding:1rem}
            iframe{width:100%;height:32rem;border:1px solid #767676;background:#fff}a{color:#1a4d8f}
            a:focus-visible,iframe:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px}
            """;

    private InboxPages() {}

    static String list(List<Letter> letters) {
        StringBuilder rows = new StringBuilder();
        for (Letter letter : letters) {
            rows.append(
                    "<tr><td><a href=\"/messages/%s\">%s</a></td>"
                            .formatted(letter.id(), escape(subject(letter))));
            rows.append("<td>").append(escape(letter.recipient())).append("</td>");
            rows.append("<td>").append(TIME.format(letter.sentAt())).append("</td></tr>\n");
        }
        String table =
                letters.isEmpty()
                        ? "<p>No e-mail yet.</p>"
                        : """
                        <table><thead><tr><th scope="col">Subject</th><th scope="col">To</th>
                        <th scope="col">Sent</th></tr></thead><tbody>
                        %s</tbody></table>
                        """
                                .formatted(rows);
        return page(
                "Inbox",
                "<p>Every e-mail that this platform sends is caught here; none leaves this"
                        + " machine. Reload the page to see new ones.</p>"
                        + table);
    }

    static String letter(Letter letter) {
        StringBuilder body = new StringBuilder("<p><a href=\"/\">All e-mails</a></p><dl>");
        line(body, "From", letter.sender());
        line(body, "To", letter.recipient());
        line(body, "Sent", TIME.format(letter.sentAt()));
        body.append("</dl>");
        if (!letter.attachments().isEmpty()) {
            body.append("<h2>Attachments</h2><ul>");
            for (int i = 0; i < letter.attachments().size(); i++) {
                Letter.Attachment file = letter.attachments().get(i);
                body.append(
                        "<li><a href=\"/messages/%s/attachments/%d\">".formatted(letter.id(), i));
                body.append(escape(file.name())).append("</a> (");
                body.append((file.content().length + 1023) / 1024).append(" kB)</li>");
            }
            body.append("</ul>");
        }
        if (!letter.text().isEmpty()) {
            body.append("<h2>Text</h2><pre tabindex=\"0\">");
            body.append(escape(letter.text())).append("</pre>");
        }
        if (!letter.html().isEmpty()) {
            body.append("<h2>As formatted</h2><iframe sandbox title=\"The formatted e-mail\"");
            body.append(" src=\"/messages/%s/html\"></iframe>".formatted(letter.id()));
        }
        return page(subject(letter), body.toString());
    }

    static String notFound() {
        return page("Not found", "<p>There is no such e-mail. <a href=\"/\">All e-mails</a></p>");
    }

    private static void line(StringBuilder body, String term, String value) {
        body.append("<dt>").append(term).append("</dt><dd>").append(escape(value)).append("</dd>");
    }

    private static String subject(Letter letter) {
        return letter.subject().isBlank() ? "(no subject)" : letter.subject();
    }

    private static String page(String title, String body) {
        return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s – Bourg e-mails</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><style>%2$s</style></head>
        <body><main><h1>%1$s</h1>
        %3$s
        </main></body></html>
        """
                .formatted(escape(title), STYLE, body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
