package bourg.app.mail;

import bourg.app.texts.Formats;
import bourg.billing.Billing;
import bourg.marketplace.MoneyReturned;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the person who paid that money has gone back. */
@Component
class RefundMails implements CityListener<MoneyReturned> {
    private final Orders orders;
    private final Billing billing;
    private final Post post;

    RefundMails(Orders orders, Billing billing, Post post) {
        this.billing = billing;
        this.orders = orders;
        this.post = post;
    }

    @Override
    public String name() {
        return "refund-mails";
    }

    @Override
    public Class<MoneyReturned> event() {
        return MoneyReturned.class;
    }

    @Override
    public void on(CityId city, UUID eventId, MoneyReturned event) {
        orders.find(event.order()).ifPresent(order -> post.send(eventId, letter(order, event)));
    }

    /** What was paid at the counter is handed back there. */
    private Letter letter(Order order, MoneyReturned event) {
        Formats formats = new Formats(Post.locale(order), Formats.UTC);
        boolean atCounter =
                billing.paymentOf(order.id()).filter(paid -> paid.means().atCounter()).isPresent();
        return new Letter(
                atCounter ? "refunded_at_counter" : "refunded",
                order,
                formats.money(event.amount()),
                null);
    }
}
