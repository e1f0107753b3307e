package bourg.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One caught e-mail, taken apart. */
public record Letter(
        String id,
        String recipient,
        String sender,
        String subject,
        Instant sentAt,
        String text,
        String html,
        List<Attachment> attachments) {

    static final String ENVELOPE = "X-Envelope-To";

    /** A file that came with it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Attachment(String name, String mediaType, byte[] content) {}

    static Letter read(String id, InputStream content) throws IOException {
        try {
            MimeMessage message = new MimeMessage(null, content);
            Parts parts = new Parts();
            parts.collect(message);
            Date sent = message.getSentDate();
            return new Letter(
                    id,
                    header(message, ENVELOPE),
                    message.getFrom() == null ? "" : message.getFrom()[0].toString(),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    sent == null ? Instant.EPOCH : sent.toInstant(),
                    parts.text.toString(),
                    parts.html.toString(),
                    List.copyOf(parts.attachments));
        } catch (MessagingException e) {
            throw new IOException("Not a readable e-mail: " + id, e);
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        return Objects.requireNonNullElse(message.getHeader(name, ", "), "");
    }

    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();

        void collect(Part part) throws MessagingException, IOException {
            @Nullable String name = part.getFileName();
            if (name == null && part.isMimeType("multipart/*")) {
                Multipart several = (Multipart) part.getContent();
                for (int i = 0; i < several.getCount(); i++) {
                    BodyPart child = several.getBodyPart(i);
                    collect(child);
                }
            } else if (name == null && part.isMimeType("text/html")) {
                html.append(part.getContent());
            } else if (name == null && part.isMimeType("text/*")) {
                text.append(part.getContent());
            } else {
                String mediaType = part.getContentType().replaceFirst(";(?s).*", "");
                attachments.add(
                        new Attachment(
                                Objects.requireNonNullElse(name, "attachment"),
                                mediaType,
                                part.getInputStream().readAllBytes()));
            }
        }
    }
}
