package bourg.billing.stripe;

import bourg.marketplace.Money;
import bourg.marketplace.Quote;
import bourg.tenants.Localized;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData.SetupFutureUsage;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hosted pay pages (Checkout Sessions): no card data ever passes through us. */
@Component
public class HostedPages {
    private final Calls calls;

    HostedPages(Calls calls) {
        this.calls = calls;
    }

    /** What a pay page is for and where it leads back to; the group is its order or basket. */
    public record Wish(
            String idempotencyKey,
            String payment,
            String group,
            List<Line> lines,
            Locale language,
            Payer payer,
            URI success,
            URI cancel,
            Instant expiresAt) {
        public Wish {
            lines = List.copyOf(lines);
        }
    }

    /** Who pays: somebody whose card is kept for later has a name at the provider. */
    public record Payer(String email, @Nullable String customer) {}

    /** A page on which a card is left for a customer, without paying. */
    public record CardWish(
            String idempotencyKey,
            String page,
            String city,
            String customer,
            Currency currency,
            Locale language,
            URI success,
            URI cancel,
            Instant expiresAt) {}

    /** What stands on the page, in the language of who pays. */
    public record Line(String name, Money amount) {}

    /** The service without its taxes, then each tax. */
    public static List<Line> explained(Localized service, Quote quote, Locale language) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(service.in(language), quote.net()));
        for (var tax : quote.taxes()) {
            if (!tax.amount().isZero()) {
                lines.add(new Line(named(tax, language), tax.amount()));
            }
        }
        return lines;
    }

    /** A pay page as it stands. */
    public record Page(
            String id,
            @Nullable String url,
            Status status,
            boolean paid,
            @Nullable String intent,
            @Nullable String payment,
            @Nullable CardPage card) {
        public Optional<URI> address() {
            return Optional.ofNullable(url).map(URI::create);
        }
    }

    /** What a page without payment was opened for, and what it left behind. */
    public record CardPage(String page, String city, @Nullable String setup) {}

    /** Whether a page can still be paid on. */
    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    public Page open(Wish wish) {
        SessionCreateParams.Builder params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setClientReferenceId(wish.group())
                        .putMetadata("payment", wish.payment())
                        .setLocale(locale(wish.language()))
                        .setSuccessUrl(wish.success().toString())
                        .setCancelUrl(wish.cancel().toString())
                        .setExpiresAt(wish.expiresAt().getEpochSecond());
        var intent =
                SessionCreateParams.PaymentIntentData.builder()
                        .setTransferGroup(wish.group())
                        .putMetadata("order", wish.group())
                        .putMetadata("payment", wish.payment());
        String customer = wish.payer().customer();
        if (customer == null) {
            params.setCustomerEmail(wish.payer().email());
        } else {
            params.setCustomer(customer).addPaymentMethodType(PaymentMethodType.CARD);
            intent.setSetupFutureUsage(SetupFutureUsage.OFF_SESSION);
        }
        params.setPaymentIntentData(intent.build());
        wish.lines().forEach(line -> params.addLineItem(item(line.name(), line.amount())));
        return page(
                calls.ask(stripe ->
                        stripe.v1()
                                .checkout()
                                .sessions()
                                .create(params.build(), Calls.key(wish.idempotencyKey()))));
    }

    /** Opens a page in setup mode: the card is kept, nothing is charged. */
    public Page openForCard(CardWish wish) {
        SessionCreateParams params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCustomer(wish.customer())
                        .setCurrency(Words.stripe(wish.currency()))
                        .addPaymentMethodType(PaymentMethodType.CARD)
                        .putMetadata("card_page", wish.page())
                        .putMetadata("city", wish.city())
                        .setLocale(locale(wish.language()))
                        .setSuccessUrl(wish.success().toString())
                        .setCancelUrl(wish.cancel().toString())
                        .setExpiresAt(wish.expiresAt().getEpochSecond())
                        .build();
        return page(
                calls.ask(stripe ->
                        stripe.v1()
                                .checkout()
                                .sessions()
                                .create(params, Calls.key(wish.idempotencyKey()))));
    }

    private static SessionCreateParams.Locale locale(Locale language) {
        return "fr".equals(language.getLanguage())
                ? SessionCreateParams.Locale.FR_CA
                : SessionCreateParams.Locale.EN;
    }

    private static String named(Quote.TaxLine tax, Locale language) {
        NumberFormat percent = NumberFormat.getPercentInstance(language);
        percent.setMaximumFractionDigits(4);
        return tax.name().in(language) + " " + percent.format(tax.percent().movePointLeft(2));
    }

    private static LineItem item(String name, Money amount) {
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                        LineItem.PriceData.builder()
                                .setCurrency(Words.stripe(amount.currency()))
                                .setUnitAmount(amount.amountMinor())
                                .setProductData(
                                        LineItem.PriceData.ProductData.builder()
                                                .setName(name)
                                                .build())
                                .build())
                .build();
    }

    /** Nobody can pay on the page any more; refused where somebody has. */
    public Page expire(String id) {
        return page(
                calls.ask(stripe ->
                        stripe.v1().checkout().sessions().expire(id, Calls.key("expire:" + id))));
    }

    public Page find(String id) {
        return page(calls.ask(stripe -> stripe.v1().checkout().sessions().retrieve(id)));
    }

    private static Page page(Session session) {
        Status status =
                switch (session.getStatus()) {
                    case "complete" -> Status.COMPLETE;
                    case "expired" -> Status.EXPIRED;
                    default -> Status.OPEN;
                };
        return new Page(
                session.getId(),
                session.getUrl(),
                status,
                "paid".equals(session.getPaymentStatus()),
                session.getPaymentIntent(),
                named(session, "payment"),
                card(session));
    }

    private static @Nullable CardPage card(Session session) {
        String page = named(session, "card_page");
        String city = named(session, "city");
        return page == null || city == null
                ? null
                : new CardPage(page, city, session.getSetupIntent());
    }

    private static @Nullable String named(Session session, String what) {
        return session.getMetadata() == null ? null : session.getMetadata().get(what);
    }
}
