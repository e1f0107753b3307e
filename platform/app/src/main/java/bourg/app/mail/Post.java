package bourg.app.mail;

import bourg.app.access.SiteUrls;
import bourg.app.texts.Formats;
import bourg.app.texts.Texts;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.tenants.Cities;
import bourg.tenants.City;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Writes and sends letters in the order's language. A letter sent again after a crash has the same
 * Message-ID, so that mailboxes can drop the second.
 */
@Component
class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Post.class.getClassLoader(), "bourg.app");
    private final JavaMailSender sender;
    private final Texts texts;
    private final Cities cities;
    private final Orders orders;
    private final Office office;

    Post(JavaMailSender sender, Texts texts, Cities cities, Orders orders, Office office) {
        this.sender = sender;
        this.texts = texts;
        this.cities = cities;
        this.orders = orders;
        this.office = office;
    }

    void send(UUID eventId, Letter letter) {
        City city = cities.require(letter.order().city());
        String to = letter.order().contact().email();
        send(eventId, to, words(letter, city), city, letter.attachment());
        LOG.info("Sent a letter: {} {}", letter.kind(), letter.order().id());
    }

    void send(UUID id, String to, Words words, City city) {
        send(id, to, words, city, null);
    }

    private void send(
            UUID id, String to, Words words, City city, Letter.@Nullable Attachment attachment) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = address(message, to, words);
            if (attachment != null) {
                helper.addAttachment(
                        attachment.name(),
                        new ByteArrayResource(attachment.content()),
                        "application/pdf");
            }
            message.setHeader("Content-Language", words.locale().getLanguage());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Bourg-City", city.id().toString());
            message.setHeader("Message-ID", "<" + id + "@" + city.host() + ">");
            sender.send(message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("Cannot write letter " + id, e);
        }
    }

    static Locale locale(Order order) {
        return order.language().getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    private MimeMessageHelper address(MimeMessage message, String to, Words words)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessageHelper helper =
                new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(office.from(), words.city(), "UTF-8"));
        helper.setTo(to);
        helper.setSubject(words.subject());
        helper.setText(words.plain(), html(words));
        return helper;
    }

    private Words words(Letter letter, City city) {
        Order order = letter.order();
        Locale locale = locale(order);
        String service = order.service().name().in(locale);
        String total = new Formats(locale, city.timeZone()).money(order.quote().total());
        String reason = order.reason() == null ? "" : order.reason();
        String key = "mail." + letter.kind();
        List<String> paragraphs =
                Stream.of(
                                texts.text(locale, "mail.hello", order.contact().name()),
                                texts.text(
                                        locale,
                                        key + ".body",
                                        service,
                                        total,
                                        letter.detail(),
                                        reason),
                                texts.text(locale, "mail.number", order.id()))
                        .toList();
        return new Words(
                locale,
                city.name().in(locale),
                texts.text(locale, key + ".subject", service),
                paragraphs,
                texts.text(locale, "mail.follow"),
                office.urls().at(city.host(), path(order)),
                texts.text(locale, "mail.signature", city.name().in(locale)));
    }

    /** Guests get a key of their own with every letter; citizens are asked to sign in. */
    private String path(Order order) {
        return order.citizen() == null
                ? "/orders/" + order.id() + "?key=" + orders.newAccessKey(order.id())
                : "/my/orders/" + order.id();
    }

    private String html(Words words) {
        StringOutput html = new StringOutput();
        templates.render("mail/letter.jte", Map.of("words", words), html);
        return html.toString();
    }

    /** What a letter says. */
    record Words(
            Locale locale,
            String city,
            String subject,
            List<String> paragraphs,
            String follow,
            String link,
            String signature) {
        String plain() {
            return String.join("\n\n", paragraphs)
                    + "\n\n"
                    + follow
                    + "\n"
                    + link
                    + "\n\n"
                    + signature
                    + "\n";
        }
    }

    /** Where letters come from. */
    @Component
    record Office(
            @Value("${bourg.mail.from:ne-pas-repondre@bourg.example}") String from,
            SiteUrls urls) {}
}
