package bourg.billing.checkout;

import bourg.billing.CheckOut;
import bourg.billing.PaymentState;
import bourg.billing.settlement.Captures;
import bourg.billing.stripe.HostedPages;
import bourg.billing.stripe.ProviderRefused;
import bourg.marketplace.BasketId;
import bourg.marketplace.Baskets;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.tenants.Cities;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens the pay pages that orders of a basket share, with one line for each, and closes pages that
 * are not to be paid on any more.
 */
@Component
class JointPages {
    private static final Logger LOG = LoggerFactory.getLogger(JointPages.class);

    private final Payments payments;
    private final HostedPages pages;
    private final Captures captures;
    private final Baskets baskets;
    private final Leading leading;

    JointPages(
            Payments payments,
            HostedPages pages,
            Captures captures,
            Baskets baskets,
            Leading leading) {
        this.payments = payments;
        this.pages = pages;
        this.captures = captures;
        this.baskets = baskets;
        this.leading = leading;
    }

    /** Whose site a page belongs to, and where on it the page leads back to. */
    @Component
    record Leading(Cities cities, ReturnAddresses addresses) {}

    /** Asking again gives the same page; nothing if the provider refuses it. */
    Optional<CheckOut> open(List<Attempt> together) {
        Attempt first = together.getFirst();
        try {
            HostedPages.Page page = pages.open(wish(together));
            payments.opened(first.payment().id(), page.id(), Objects.requireNonNull(page.url()));
            return Optional.of(new CheckOut.Redirect(URI.create(page.url())));
        } catch (ProviderRefused refused) {
            LOG.warn("Page of {} refused: {}", first.group(), refused.getMessage());
            together.forEach(each -> payments.move(each.payment(), PaymentState.FAILED));
            return Optional.empty();
        }
    }

    /**
     * Nobody can pay on the attempt's page any more, unless somebody has: then the money is booked.
     * A page that we never heard of is found first.
     */
    void giveUp(Attempt attempt) {
        if (attempt.page() == null && attempt.basket() != null) {
            open(payments.together(attempt));
        }
        Attempt known = payments.find(attempt.payment().id()).orElseThrow();
        if (known.page() != null) {
            captures.apply(known, closed(known.page()));
        }
    }

    private HostedPages.Page closed(String page) {
        try {
            return pages.expire(page);
        } catch (ProviderRefused _) {
            return pages.find(page);
        }
    }

    private HostedPages.Wish wish(List<Attempt> together) {
        Attempt first = together.getFirst();
        BasketId basket = Objects.requireNonNull(first.basket());
        Map<OrderId, Order> orders =
                baskets.find(basket).orElseThrow().orders().stream()
                        .collect(Collectors.toMap(Order::id, Function.identity()));
        Order order = Objects.requireNonNull(orders.get(first.payment().order()));
        return new HostedPages.Wish(
                first.idempotencyKey(),
                first.payment().id().toString(),
                first.group(),
                together.stream()
                        .map(each ->
                                line(Objects.requireNonNull(orders.get(each.payment().order()))))
                        .toList(),
                order.language(),
                new HostedPages.Payer(order.contact().email(), null),
                leading.addresses().success(order.city(), basket),
                leading.addresses().cancel(order.city(), basket),
                first.expiresAt());
    }

    /** Names the service and who sells it: the receipts come from each of them. */
    private HostedPages.Line line(Order order) {
        String merchant =
                switch (order.service().merchant()) {
                    case CITY -> leading.cities().require(order.city()).name().in(order.language());
                    case PARTNER -> order.service().partnerName();
                };
        return new HostedPages.Line(
                order.service().name().in(order.language()) + " – " + merchant,
                order.quote().total());
    }
}
