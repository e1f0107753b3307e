package bourg.marketplace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order of a subscription: a period that is to be paid, or a change in the middle of one. */
@Entity
@Table(name = "subscription_order")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SubscriptionOrderRow {
    /** What the order is for. */
    enum Kind {
        PERIOD,
        CHANGE
    }

    @Id UUID orderId;

    @Column(updatable = false)
    UUID subscription;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column(updatable = false)
    int number;

    @Column(updatable = false)
    int quantity;

    @Column(updatable = false)
    long creditMinor;

    @Nullable String customer;
    @Nullable String paymentMethod;

    static SubscriptionOrderRow of(
            UUID order, SubscriptionRow subscription, Kind kind, int number, int quantity) {
        SubscriptionOrderRow row = new SubscriptionOrderRow();
        row.orderId = order;
        row.subscription = subscription.id;
        row.kind = kind;
        row.number = number;
        row.quantity = quantity;
        return row;
    }
}
