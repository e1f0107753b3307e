package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.billing.Payment;
import bourg.client.billing.PaymentsApi;
import bourg.client.billing.Receipt;
import bourg.client.marketplace.BasketLine;
import bourg.client.marketplace.BasketPlacement;
import bourg.client.marketplace.BasketsApi;
import bourg.client.marketplace.ConcessionClaim;
import bourg.client.marketplace.ConcessionKind;
import bourg.client.marketplace.Contact;
import bourg.client.marketplace.Language;
import bourg.client.marketplace.Order;
import bourg.client.marketplace.OrderPlacement;
import bourg.client.marketplace.OrderState;
import bourg.client.marketplace.OrdersApi;
import bourg.client.marketplace.PlacedOrder;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import bourg.local.mail.Letter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the person who placed it sees it: a citizen by token, a guest by the access key. */
public record Purchase(Api portal, String id, String email, @Nullable String accessKey) {

    /** What is ordered. */
    public record Wish(
            String service,
            int quantity,
            Map<String, Object> answers,
            @Nullable ConcessionClaim claim) {
        /** At the full price. */
        public Wish(String service, int quantity, Map<String, Object> answers) {
            this(service, quantity, answers, null);
        }

        /** The same of a resident who says why. */
        public Wish asResident(String ground) {
            return new Wish(
                    service,
                    quantity,
                    answers,
                    new ConcessionClaim().kind(ConcessionKind.RESIDENT).ground(ground));
        }
    }

    /** Orders at a portal; with a citizen's tokens as that citizen, without as a guest. */
    public static Purchase place(Api portal, Wish wish, String email) {
        return place(portal, wish, email, UUID.randomUUID().toString());
    }

    /** Orders under a key: asked again with it, it is the same order. */
    public static Purchase place(Api portal, Wish wish, String email, String key) {
        PlacedOrder placed =
                new OrdersApi(portal.marketplace())
                        .placeOrder(
                                key,
                                new OrderPlacement()
                                        .serviceId(wish.service())
                                        .quantity(wish.quantity())
                                        .answers(wish.answers())
                                        .concession(wish.claim())
                                        .contact(new Contact().email(email).name("Test Person"))
                                        .language(Language.EN));
        return new Purchase(portal, placed.getOrder().getId(), email, placed.getAccessKey());
    }

    /** Orders twice the same at once, to be paid at once; gives the identifier of the basket. */
    public static String twice(Api portal, Wish wish, String email) {
        BasketLine line =
                new BasketLine()
                        .serviceId(wish.service())
                        .quantity(wish.quantity())
                        .answers(wish.answers())
                        .concession(wish.claim());
        return new BasketsApi(portal.marketplace())
                .placeBasket(
                        UUID.randomUUID().toString(),
                        new BasketPlacement()
                                .lines(List.of(line, line))
                                .contact(new Contact().email(email).name("Test Person"))
                                .language(Language.EN))
                .getId();
    }

    public Order order() {
        return new OrdersApi(portal.marketplace()).getOrder(id, accessKey);
    }

    public OrderState state() {
        return order().getState();
    }

    public Payment payment() {
        return payments().getPayment(id, accessKey);
    }

    public Receipt receipt() {
        return payments().getReceipt(id, accessKey);
    }

    /** The hosted page on which the order is paid. */
    public URI payPage() {
        return payments().checkOutOrder(id, accessKey).getUrl();
    }

    /** Pays on the hosted page; the money is in when this returns, what follows may not be. */
    public void pay() {
        URI back = HostedPages.pay(payPage(), email);
        assertThat(back.getHost()).isEqualTo(portal.site().getHost());
        assertThat(back.getPath()).startsWith("/orders/" + id);
    }

    /** Waits until the order is in that state. */
    public Order await(OrderState state) {
        return Waiting.patiently().until(this::order, now -> now.getState() == state);
    }

    /** Waits for the e-mail that carries the receipt, with its PDF. */
    public Letter awaitReceiptLetter() {
        String number = receipt().getNumber();
        return Waiting.patiently()
                .until(
                        () ->
                                RunningPlatform.get().mail().to(email).stream()
                                        .filter(letter -> isReceipt(letter, number))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private boolean isReceipt(Letter letter, String number) {
        return letter.text().contains(id)
                && letter.attachments().stream()
                        .anyMatch(file ->
                                file.mediaType().equals("application/pdf")
                                        && file.name().equals(number + ".pdf"));
    }

    private PaymentsApi payments() {
        return new PaymentsApi(portal.billing());
    }
}
