package bourg.edge.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;

/** The one page of the edge, in both languages at once, without scripts or other files. */
final class AnswerPage {
    private final String style = read("edge/answer.css").strip();
    private final String page = read("edge/answer.html").replace("{style}", style);

    byte[] render(Reason reason, Texts preferred, Trace trace) {
        var other = preferred == Texts.FRENCH ? Texts.ENGLISH : Texts.FRENCH;
        return fill(fill(page, "first", reason, preferred), "second", reason, other)
                .replace("{trace}", trace.traceId())
                .getBytes(StandardCharsets.UTF_8);
    }

    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; frame-ancestors 'none'"
                .formatted(sha256(style));
    }

    private static String fill(String page, String place, Reason reason, Texts texts) {
        return page.replace("{" + place + ".language}", texts.text("language"))
                .replace("{" + place + ".reference}", texts.text("reference"))
                .replace("{" + place + ".title}", texts.title(reason))
                .replace("{" + place + ".detail}", texts.detail(reason));
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
