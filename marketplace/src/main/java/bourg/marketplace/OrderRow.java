package bourg.marketplace;

import bourg.marketplace.OrderRow.HistoryRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;

/**
 * An order in its city's schema: only its state, payment and reason ever change, and each change is
 * a line of history.
 */
@Entity
@Table(name = "orders")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OrderRow {
    @Id UUID id;

    @Column(updatable = false)
    String requestKey;

    @Column(updatable = false)
    String requestHash;

    @Column(updatable = false)
    UUID partner;

    @Enumerated(EnumType.STRING)
    OrderState state;

    @Column(updatable = false)
    String service;

    @Column(updatable = false)
    String quote;

    @Column(updatable = false)
    String answers;

    @Column(updatable = false)
    String contactEmail;

    @Column(updatable = false)
    String contactName;

    @Column(updatable = false)
    String language;

    @Column(updatable = false)
    @Nullable String citizen;

    /** Whoever claimed no concession gave no ground. */
    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    @Nullable Concession concession;

    @Column(updatable = false)
    @Nullable String ground;

    @Nullable String paymentRef;

    @Nullable String reason;

    @Column(updatable = false)
    Instant placedAt;

    /** Since when it waits to be paid, if not since it was placed. */
    @Nullable Instant payableSince;

    @Version long version;

    @ElementCollection
    @CollectionTable(name = "order_event", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "sequence")
    @ListIndexBase(1)
    @BatchSize(size = 100)
    List<HistoryRow> history = new ArrayList<>();

    /** One line of the history. */
    @Embeddable
    record HistoryRow(
            @Enumerated(EnumType.STRING) OrderState state, Instant at, @Nullable String reason) {}

    void claims(@Nullable ConcessionClaim claim) {
        concession = ConcessionClaim.kindOf(claim);
        ground = claim == null ? null : claim.ground().strip();
    }

    @Nullable ConcessionClaim claim() {
        return concession == null || ground == null
                ? null
                : new ConcessionClaim(concession, ground);
    }

    /** Takes a legal step. */
    void become(OrderState next, Instant at, @Nullable String why) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("No step from " + state + " to " + next);
        }
        state = next;
        reason = why;
        payableSince = next == OrderState.AWAITING_PAYMENT ? at : payableSince;
        history.add(new HistoryRow(next, at, why));
    }
}
