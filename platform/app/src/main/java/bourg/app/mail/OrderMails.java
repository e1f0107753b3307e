package bourg.app.mail;

import bourg.app.mail.Letter.Attachment;
import bourg.app.portal.ReceiptPdf;
import bourg.billing.Billing;
import bourg.marketplace.Order;
import bourg.marketplace.OrderEvent;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the person who ordered what has become of the order. */
@Component
class OrderMails implements CityListener<OrderEvent> {
    private final Orders orders;
    private final Billing billing;
    private final ReceiptPdf receipts;
    private final Post post;

    OrderMails(Orders orders, Billing billing, ReceiptPdf receipts, Post post) {
        this.orders = orders;
        this.billing = billing;
        this.receipts = receipts;
        this.post = post;
    }

    @Override
    public String name() {
        return "order-mails";
    }

    @Override
    public Class<OrderEvent> event() {
        return OrderEvent.class;
    }

    @Override
    public void on(CityId city, UUID eventId, OrderEvent event) {
        kind(event)
                .flatMap(kind -> orders.find(event.order()).map(order -> letter(kind, order)))
                .ifPresent(letter -> post.send(eventId, letter));
    }

    /** People are not written to before they have paid: an order may still be given up. */
    private static Optional<String> kind(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderPaid _ -> Optional.of("paid");
            case OrderEvent.OrderUnpaid _ -> Optional.of("unpaid");
            case OrderEvent.OrderAccepted _ -> Optional.of("accepted");
            case OrderEvent.OrderDone _ -> Optional.of("done");
            case OrderEvent.OrderRefused _ -> Optional.of("refused");
            case OrderEvent.OrderApproved _ -> Optional.of("approved");
            case OrderEvent.OrderPlaced _ -> Optional.empty();
            case OrderEvent.OrderExpired _ -> Optional.empty();
            case OrderEvent.OrderCancelled _ -> Optional.empty();
        };
    }

    private Letter letter(String kind, Order order) {
        boolean paid = kind.equals("paid");
        return new Letter(
                kind + (isOfNoMoney(kind, order) ? ".free" : ""),
                order,
                "",
                paid ? receipt(order) : null);
    }

    private static boolean isOfNoMoney(String kind, Order order) {
        return switch (kind) {
            case "paid" -> order.isFree();
            case "refused" -> order.isFree() || !order.wasPaid();
            default -> false;
        };
    }

    private @Nullable Attachment receipt(Order order) {
        Locale locale = Post.locale(order);
        return billing.receipt(order.id())
                .map(receipt ->
                        new Attachment(
                                ReceiptPdf.fileName(receipt), receipts.write(receipt, locale)))
                .orElse(null);
    }
}
