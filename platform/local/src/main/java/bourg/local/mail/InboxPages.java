package bourg.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Writes the inbox as plain, accessible HTML without scripts, in the language of the browser. */
final class InboxPages {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String STYLE =
            """
            body{font:1.1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#0b0c0c;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #767676;vertical-align:top;overflow-wrap:anywhere}
            dt{font-weight:700}dd{margin:0 0 .5rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f2f1;padding:1rem}
            iframe{width:100%;height:32rem;border:1px solid #767676;background:#fff}a{color:#1a4d8f}
            a:focus-visible,iframe:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px}
            """;

    private final Locale language;
    private final ResourceBundle texts;

    private InboxPages(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle("bourg/local/mail/inbox", language);
    }

    /** The pages in the first language of the browser that we have; else in English. */
    static InboxPages of(@Nullable String acceptLanguage) {
        return new InboxPages(wish(Objects.requireNonNullElse(acceptLanguage, "en")));
    }

    private static Locale wish(String acceptLanguage) {
        try {
            return Objects.requireNonNullElse(
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES),
                    Locale.ENGLISH);
        } catch (IllegalArgumentException notAList) {
            return Locale.ENGLISH;
        }
    }

    String list(List<Letter> letters) {
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
                        ? "<p>%s</p>".formatted(text("none"))
                        : """
                        <table><thead><tr><th scope="col">%s</th><th scope="col">%s</th>
                        <th scope="col">%s</th></tr></thead><tbody>
                        %s</tbody></table>
                        """
                                .formatted(text("subject"), text("to"), text("sent"), rows);
        return page(text("inbox"), "<p>%s</p>%s".formatted(text("explained"), table));
    }

    String letter(Letter letter) {
        StringBuilder body = new StringBuilder(back()).append("<dl>");
        line(body, text("from"), letter.sender());
        line(body, text("to"), letter.recipient());
        line(body, text("sent"), TIME.format(letter.sentAt()));
        body.append("</dl>");
        if (!letter.attachments().isEmpty()) {
            body.append("<h2>%s</h2><ul>".formatted(text("attachments")));
            for (int i = 0; i < letter.attachments().size(); i++) {
                Letter.Attachment file = letter.attachments().get(i);
                body.append(
                        "<li><a href=\"/messages/%s/attachments/%d\">".formatted(letter.id(), i));
                body.append(escape(file.name())).append("</a> (");
                body.append((file.content().length + 1023) / 1024);
                body.append(" %s)</li>".formatted(text("kilobytes")));
            }
            body.append("</ul>");
        }
        if (!letter.text().isEmpty()) {
            body.append("<h2>%s</h2><pre tabindex=\"0\">".formatted(text("as_text")));
            body.append(escape(letter.text())).append("</pre>");
        }
        if (!letter.html().isEmpty()) {
            body.append("<h2>%1$s</h2><iframe sandbox title=\"%1$s\"".formatted(text("as_page")));
            body.append(" src=\"/messages/%s/html\"></iframe>".formatted(letter.id()));
        }
        return page(subject(letter), body.toString());
    }

    String notFound() {
        return page(text("not_found"), back());
    }

    private static void line(StringBuilder body, String term, String value) {
        body.append("<dt>").append(term).append("</dt><dd>").append(escape(value)).append("</dd>");
    }

    private String back() {
        return "<p><a href=\"/\">%s</a></p>".formatted(text("all"));
    }

    private String text(String key) {
        return texts.getString(key);
    }

    private String subject(Letter letter) {
        return letter.subject().isBlank() ? text("no_subject") : letter.subject();
    }

    private String page(String title, String body) {
        return """
        <!DOCTYPE html>
        <html lang="%4$s"><head><meta charset="utf-8"><title>%1$s – Bourg</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><style>%2$s</style></head>
        <body><main><h1>%1$s</h1>
        %3$s
        </main></body></html>
        """
                .formatted(escape(title), STYLE, body, language.getLanguage());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
