package bourg.billing.checkout;

import bourg.billing.CheckOut;
import bourg.billing.PaymentState;
import bourg.billing.ProviderAway;
import bourg.billing.settlement.Captures;
import bourg.billing.stripe.HostedPages;
import bourg.billing.stripe.ProviderRefused;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.Payability;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens pay pages: the attempt is committed before the provider is asked, under a key that makes
 * asking again harmless.
 */
@Component
public class Till {
    private static final Logger LOG = LoggerFactory.getLogger(Till.class);
    private static final int TRIES = 3;
    private static final Duration PAGE_IS_VALID = Duration.ofHours(1);

    private final Payments payments;
    private final HostedPages pages;
    private final Captures captures;
    private final Orders orders;
    private final ReturnAddresses addresses;
    private final JointPages joint;
    private final Customers customers;
    private final CardPages cards;
    private final TransactionTemplate federation;

    Till(
            Payments payments,
            HostedPages pages,
            Captures captures,
            Wanted wanted,
            @Qualifier("federationTransactions") PlatformTransactionManager federation) {
        this.payments = payments;
        this.pages = pages;
        this.captures = captures;
        this.orders = wanted.orders();
        this.addresses = wanted.addresses();
        this.joint = wanted.joint();
        this.customers = wanted.customers();
        this.cards = wanted.cards();
        this.federation = new TransactionTemplate(federation);
    }

    /** What is to be paid, and where it leads back to. */
    @Component
    record Wanted(
            Orders orders,
            ReturnAddresses addresses,
            JointPages joint,
            Customers customers,
            CardPages cards) {}

    /** Gives the pay page of the order's living attempt, or of a new one. */
    public CheckOut open(OrderId id) {
        return switch (orders.requireForPayment(id)) {
            // What costs nothing and waits is a trial: it begins with a card.
            case Payability.Payable(var order) -> order.isFree() ? cards.open(order) : open(order);
            case Payability.AlreadyPaid(var order) ->
                    payments.alive(id)
                            .map(Attempt::payment)
                            .<CheckOut>map(CheckOut.AlreadyPaid::new)
                            .orElseGet(() -> unpaid(order));
            case Payability.NotPayable(var state) -> new CheckOut.NotPayable(state);
            case Payability.NotFound _ -> new CheckOut.NotFound();
        };
    }

    /** Asks whether a card was left for an order, as on return from the page. */
    public void refreshCard(OrderId order) {
        cards.refresh(order);
    }

    /** What costs nothing is never paid. */
    private static CheckOut unpaid(Order order) {
        return order.isFree() ? new CheckOut.NotPayable(order.state()) : new CheckOut.NotFound();
    }

    private CheckOut open(Order order) {
        try {
            for (int i = 0; i < TRIES; i++) {
                Optional<CheckOut> answer = tryOnce(order);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        } catch (ProviderAway away) {
            LOG.warn("Order {} cannot be paid now: {}", order.id(), away.getMessage());
        }
        return new CheckOut.ProviderUnavailable();
    }

    private Optional<CheckOut> tryOnce(Order order) {
        Attempt attempt =
                federation.execute(_ ->
                        payments.alive(order.id())
                                .orElseGet(() -> payments.create(order, validUntil())));
        if (attempt.basket() != null) {
            leaveBasket(attempt);
        } else if (attempt.state() == PaymentState.CREATED && !attempt.away()) {
            return openPage(order, attempt);
        }
        PaymentState state = heard(payments.find(attempt.payment().id()).orElseThrow());
        if (attempt.away() && state == PaymentState.CREATED) {
            // The card is being charged, and nobody knows yet how that ends.
            return Optional.of(new CheckOut.ProviderUnavailable());
        }
        return switch (state) {
            case CREATED, OPEN ->
                    attempt.basket() == null
                            ? Optional.of(redirect(attempt.url()))
                            : Optional.empty();
            case PROCESSING, CAPTURED ->
                    Optional.of(
                            new CheckOut.AlreadyPaid(
                                    payments.find(attempt.payment().id()).orElseThrow().payment()));
            case FAILED, EXPIRED -> Optional.empty();
        };
    }

    /** Who pays one order of a basket alone can no longer pay it with the others. */
    private void leaveBasket(Attempt attempt) {
        if (attempt.state() == PaymentState.CREATED || attempt.state() == PaymentState.OPEN) {
            joint.giveUp(attempt);
        }
    }

    /** How the attempt stands; as far as we know, if the provider is silent. */
    private PaymentState heard(Attempt attempt) {
        try {
            return captures.refresh(attempt);
        } catch (ProviderAway away) {
            LOG.warn("Payment {} not refreshed: {}", attempt.payment().id(), away.getMessage());
            return attempt.state();
        }
    }

    private Optional<CheckOut> openPage(Order order, Attempt attempt) {
        try {
            HostedPages.Page page = pages.open(wish(order, attempt));
            payments.opened(attempt.payment().id(), page.id(), Objects.requireNonNull(page.url()));
            return Optional.of(redirect(page.url()));
        } catch (ProviderRefused refused) {
            LOG.warn("Payment {} refused: {}", attempt.payment().id(), refused.getMessage());
            payments.move(attempt.payment(), PaymentState.FAILED);
            return Optional.empty();
        }
    }

    /**
     * Sees to it that nobody can pay the order on a page any more: afterwards its attempt is
     * expired, failed, with a bank, or captured after all.
     */
    public PaymentState close(Order order) {
        Optional<Attempt> alive = payments.alive(order.id());
        if (alive.isEmpty()) {
            return PaymentState.EXPIRED;
        }
        Attempt attempt = alive.get();
        if (attempt.state() == PaymentState.CREATED
                && attempt.basket() == null
                && !attempt.away()) {
            // The provider may have opened it without our hearing of it: the key finds it again.
            openPage(order, attempt);
        }
        joint.giveUp(payments.find(attempt.payment().id()).orElseThrow());
        return payments.find(attempt.payment().id()).orElseThrow().state();
    }

    private HostedPages.Wish wish(Order order, Attempt attempt) {
        return new HostedPages.Wish(
                attempt.idempotencyKey(),
                attempt.payment().id().toString(),
                order.id().toString(),
                HostedPages.explained(
                        order.service().name(), attempt.payment().quote(), order.language()),
                order.language(),
                new HostedPages.Payer(order.contact().email(), customers.of(order).orElse(null)),
                addresses.success(order.city(), order.id()),
                addresses.cancel(order.city(), order.id()),
                attempt.expiresAt());
    }

    private static CheckOut redirect(@Nullable String url) {
        return new CheckOut.Redirect(URI.create(Objects.requireNonNull(url)));
    }

    private static Instant validUntil() {
        return Instant.now().plus(PAGE_IS_VALID);
    }
}
