package bourg.billing.checkout;

import bourg.billing.CheckOut;
import bourg.billing.PaymentState;
import bourg.billing.ProviderAway;
import bourg.billing.settlement.Captures;
import bourg.marketplace.Basket;
import bourg.marketplace.BasketId;
import bourg.marketplace.Baskets;
import bourg.marketplace.Order;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens one page for all orders of a basket that still wait for their money. Before it does, every
 * other page on which one of them could be paid is closed: no order is paid twice.
 */
@Component
public class BasketTill {
    private static final Logger LOG = LoggerFactory.getLogger(BasketTill.class);
    private static final int TRIES = 3;
    private static final Duration PAGE_IS_VALID = Duration.ofHours(1);

    private final Payments payments;
    private final JointPages pages;
    private final Till till;
    private final Sources sources;
    private final TransactionTemplate federation;

    BasketTill(
            Payments payments,
            JointPages pages,
            Till till,
            Sources sources,
            @Qualifier("federationTransactions") PlatformTransactionManager federation) {
        this.payments = payments;
        this.pages = pages;
        this.till = till;
        this.sources = sources;
        this.federation = new TransactionTemplate(federation);
    }

    /** Who knows what is to be paid, and what was paid. */
    @Component
    record Sources(Baskets baskets, Captures captures) {}

    /** Gives the page on which all that is unpaid can be paid. */
    public CheckOut open(BasketId id) {
        Optional<Basket> basket = sources.baskets().find(id);
        if (basket.isEmpty()) {
            return new CheckOut.NotFound();
        }
        try {
            for (int i = 0; i < TRIES; i++) {
                Optional<CheckOut> answer = tryOnce(basket.get());
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        } catch (ProviderAway away) {
            LOG.warn("{} cannot be paid now: {}", id, away.getMessage());
        }
        return new CheckOut.ProviderUnavailable();
    }

    private Optional<CheckOut> tryOnce(Basket basket) {
        hear(basket);
        List<Order> open = basket.unpaid().stream().filter(each -> !isPaid(each)).toList();
        if (open.isEmpty()) {
            return Optional.of(nothingToPay(basket));
        }
        List<Attempt> alive =
                open.stream().flatMap(each -> payments.alive(each.id()).stream()).toList();
        if (isPageOf(basket, open, alive)) {
            Attempt first = alive.getFirst();
            return first.state() == PaymentState.CREATED
                    ? pages.open(payments.together(first))
                    : Optional.of(
                            new CheckOut.Redirect(URI.create(Objects.requireNonNull(first.url()))));
        }
        open.forEach(till::close);
        return create(basket.id(), open)
                ? payments.alive(open.getFirst().id())
                        .flatMap(first -> pages.open(payments.together(first)))
                : Optional.empty();
    }

    /** Asks once for each page how it stands; if the provider is silent, what we know counts. */
    private void hear(Basket basket) {
        Set<String> asked = new HashSet<>();
        for (Order order : basket.unpaid()) {
            payments.alive(order.id())
                    .filter(attempt -> asked.add(attempt.idempotencyKey()))
                    .ifPresent(this::hear);
        }
    }

    private void hear(Attempt attempt) {
        try {
            sources.captures().refresh(attempt);
        } catch (ProviderAway away) {
            LOG.warn("Payment {} not refreshed: {}", attempt.payment().id(), away.getMessage());
        }
    }

    /** The money is here, or with the bank. */
    private boolean isPaid(Order order) {
        return paid(order).isPresent();
    }

    private Optional<Attempt> paid(Order order) {
        return payments.alive(order.id())
                .filter(attempt ->
                        attempt.state() == PaymentState.CAPTURED
                                || attempt.state() == PaymentState.PROCESSING);
    }

    private CheckOut nothingToPay(Basket basket) {
        return basket.orders().stream()
                .flatMap(order -> paid(order).stream())
                .findFirst()
                .<CheckOut>map(attempt -> new CheckOut.AlreadyPaid(attempt.payment()))
                .orElseGet(() -> new CheckOut.NotPayable(basket.orders().getFirst().state()));
    }

    /** Whether there is a page already for just these orders, which leads back to the basket. */
    private boolean isPageOf(Basket basket, List<Order> open, List<Attempt> alive) {
        if (alive.size() < open.size() || !basket.id().equals(alive.getFirst().basket())) {
            return false;
        }
        List<Attempt> together = payments.together(alive.getFirst());
        return together.size() == open.size()
                && alive.stream()
                        .allMatch(each ->
                                each.idempotencyKey().equals(together.getFirst().idempotencyKey()));
    }

    private boolean create(BasketId basket, List<Order> open) {
        return Boolean.TRUE.equals(
                federation.execute(transaction -> {
                    boolean all =
                            payments.createTogether(
                                    basket, open, Instant.now().plus(PAGE_IS_VALID));
                    if (!all) {
                        transaction.setRollbackOnly();
                    }
                    return all;
                }));
    }
}
