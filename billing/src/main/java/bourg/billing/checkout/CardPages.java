package bourg.billing.checkout;

import bourg.billing.CheckOut;
import bourg.billing.ProviderAway;
import bourg.billing.stripe.HostedPages;
import bourg.billing.stripe.KeptCards;
import bourg.billing.stripe.ProviderRefused;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.Renewals;
import bourg.marketplace.Wallet;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens pages on which people leave a card without paying, and remembers the card they left: a
 * trial begins with it, a subscription goes on with it.
 */
@Component
public class CardPages {
    private static final Logger LOG = LoggerFactory.getLogger(CardPages.class);
    private static final Duration PAGE_IS_VALID = Duration.ofHours(1);

    /** Stands where orders that cost something name their payment. */
    private static final String TRIAL = "trial";

    private final CardPageRows rows;
    private final HostedPages pages;
    private final KeptCards cards;
    private final Customers customers;
    private final Left left;

    CardPages(
            CardPageRows rows, HostedPages pages, KeptCards cards, Customers customers, Left left) {
        this.rows = rows;
        this.pages = pages;
        this.cards = cards;
        this.customers = customers;
        this.left = left;
    }

    /** Who is told of a card that was left, and where people go then. */
    @Component
    record Left(Orders orders, Renewals renewals, ReturnAddresses addresses) {}

    /** The page on which a card may be left for the subscription of an order. */
    public CheckOut open(Order order) {
        try {
            CardPageRows.Row row = rows.alive(order.id(), Instant.now().plus(PAGE_IS_VALID));
            if (row.session() != null) {
                settle(row, pages.find(row.session()));
                row = rows.alive(order.id(), Instant.now().plus(PAGE_IS_VALID));
            }
            return row.url() == null
                    ? opened(order, row)
                    : new CheckOut.Redirect(URI.create(row.url()));
        } catch (ProviderAway away) {
            LOG.warn("No card page for {} now: {}", order.id(), away.getMessage());
            return new CheckOut.ProviderUnavailable();
        }
    }

    private CheckOut opened(Order order, CardPageRows.Row row) {
        Optional<String> customer = customers.of(order);
        if (customer.isEmpty()) {
            return new CheckOut.NotPayable(order.state());
        }
        try {
            HostedPages.Page page = pages.openForCard(wish(order, row, customer.get()));
            rows.opened(row.id(), page.id(), page.url());
            return new CheckOut.Redirect(URI.create(Objects.requireNonNull(page.url())));
        } catch (ProviderRefused refused) {
            LOG.warn("Card page of {} refused: {}", order.id(), refused.getMessage());
            rows.over(row.id(), false);
            return new CheckOut.ProviderUnavailable();
        }
    }

    private HostedPages.CardWish wish(Order order, CardPageRows.Row row, String customer) {
        return new HostedPages.CardWish(
                row.idempotencyKey(),
                row.id().toString(),
                order.city().toString(),
                customer,
                order.quote().total().currency(),
                order.language(),
                left.addresses().cardLeft(order.city(), order.id()),
                left.addresses().noCardLeft(order.city(), order.id()),
                row.expiresAt());
    }

    /** Asks the provider how the page of an order stands, as on return from it. */
    public void refresh(OrderId order) {
        rows.ofOrder(order)
                .filter(row -> row.session() != null)
                .ifPresent(row -> settle(row, pages.find(Objects.requireNonNull(row.session()))));
    }

    /** A page of which the provider sent news; tells whether it is one of these. */
    public boolean heard(HostedPages.Page page) {
        HostedPages.CardPage card = page.card();
        Optional<CityId> city = card == null ? Optional.empty() : CityId.parse(card.city());
        if (card == null || city.isEmpty()) {
            return false;
        }
        CurrentCity.run(
                city.get(),
                () -> rows.find(UUID.fromString(card.page())).ifPresent(row -> settle(row, page)));
        return true;
    }

    private void settle(CardPageRows.Row row, HostedPages.Page page) {
        switch (page.status()) {
            case OPEN -> {
                // Nobody has left a card yet.
            }
            case EXPIRED -> rows.over(row.id(), false);
            case COMPLETE -> {
                HostedPages.CardPage card = Objects.requireNonNull(page.card());
                keep(row.order(), cards.ofSetup(Objects.requireNonNull(card.setup())));
                rows.over(row.id(), true);
            }
        }
    }

    /** The trial begins with the card: there is nothing to pay yet. */
    private void keep(OrderId order, Wallet wallet) {
        left.renewals().keepCard(order, wallet);
        left.orders()
                .find(order)
                .filter(found -> found.isFree() && found.state() == OrderState.AWAITING_PAYMENT)
                .ifPresent(found -> left.orders().markPaid(order, TRIAL, Instant.now()));
    }
}
