package bourg.sandbox;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/** A hosted page, which always says that no money moves; works without JavaScript. */
final class Page {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Texts texts;
    private final StringBuilder main = new StringBuilder();

    Page(Texts texts) {
        this.texts = texts;
    }

    static String escape(Object text) {
        return HtmlUtils.htmlEscape(String.valueOf(text), "UTF-8");
    }

    Page heading(String text) {
        return html("<h1>" + escape(text) + "</h1>");
    }

    Page paragraph(String text) {
        return html("<p>" + escape(text) + "</p>");
    }

    Page link(String address, String text) {
        return html("<p><a href=\"%s\">%s</a></p>".formatted(escape(address), escape(text)));
    }

    /** The list of what is wrong, each leading to its field. */
    Page problems(List<Field> wrong) {
        if (wrong.isEmpty()) {
            return this;
        }
        html(
                "<div class=\"problems\" role=\"alert\" tabindex=\"-1\"><h2>%s</h2><ul>"
                        .formatted(escape(texts.text("problems"))));
        wrong.forEach(each ->
                html(
                        "<li><a href=\"#%s\">%s</a></li>"
                                .formatted(each.name(), escape(each.problem()))));
        return html("</ul></div>");
    }

    Page html(String html) {
        main.append(html).append('\n');
        return this;
    }

    ServerResponse answer(int status, String title) {
        String body =
                """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="stylesheet" href="/sandbox/style.css"><link rel="icon" href="data:,"></head>
                <body><header class="warning" role="banner"><p><strong>%s</strong> <span lang="%s">%s</span></p></header>
                <main>
                %s</main>
                <footer><p><a href="?lang=%s" lang="%s" hreflang="%s">%s</a></p></footer>
                </body></html>
                """
                        .formatted(
                                texts.language(),
                                escape(title),
                                escape(texts.text("no_money")),
                                texts.otherLanguage(),
                                escape(texts.text("no_money.other")),
                                main,
                                texts.otherLanguage(),
                                texts.otherLanguage(),
                                texts.otherLanguage(),
                                escape(texts.text("other_language")));
        return ServerResponse.status(status)
                .contentType(HTML)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    static ServerResponse redirect(String address) {
        return ServerResponse.status(303).header("Location", address).build();
    }
}
