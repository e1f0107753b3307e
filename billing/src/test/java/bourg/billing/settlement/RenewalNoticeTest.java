package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Resizing;
import bourg.billing.Subscribing;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.PricePlan;
import bourg.marketplace.SubscriptionEvent.RenewalAhead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * People are told before a renewal what it will cost: each is announced once, and only if of use.
 */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class RenewalNoticeTest extends SubscriptionTrial {
    @Autowired Subscribing subscribing;

    private static PricePlan yearly() {
        return new PricePlan.Subscription(
                Money.of(12_000, "CAD"), PricePlan.Subscription.Every.YEAR, 0);
    }

    private List<RenewalAhead> told(Order first) {
        return heard.of(first, RenewalAhead.class);
    }

    /** Looks at the city when so many days are left. */
    private void look(Shop.OnSale sale, Order first, long daysBefore) {
        subscribed.renew(sale.city(), subscribed.until(first).minus(Duration.ofDays(daysBefore)));
    }

    @Test
    void aYearIsAnnouncedOnceFourteenDaysAheadAndSoIsTheNext() {
        var sale = onSale("preavis", yearly());
        Order first = begun(sale, 1);
        look(sale, first, 15);
        look(sale, first, 14);
        look(sale, first, 14);
        look(sale, first, 3);
        await("told", () -> told(first).size() == 1);
        RenewalAhead notice = told(first).getFirst();
        assertThat(notice.until()).isEqualTo(subscribed.until(first));
        assertThat(notice.at()).isEqualTo(notice.until().minus(Duration.ofDays(14)));
        assertThat(notice.total()).isEqualTo(first.quote().total());
        assertThat(notice.order()).isEqualTo(first.id());
        assertThat(subscribed.orders(first)).hasSize(1);
        look(sale, first, 0);
        await("renewed", () -> subscribed.of(first).period() == 2);
        assertThat(subscribed.newest(first).quote().total()).isEqualTo(notice.total());
        look(sale, first, 10);
        await("told again", () -> told(first).size() == 2);
        assertThat(told(first).getLast().until()).isEqualTo(subscribed.until(first));
    }

    @Test
    void whatIsCancelledIsNotAnnounced() {
        var sale = onSale("sanspreavis", yearly());
        Order first = begun(sale, 1);
        subscribed.in(first, () -> subscriptions.cancel(subscribed.of(first).id(), Instant.now()));
        look(sale, first, 10);
        assertThat(subscribed.of(first).announced()).isZero();
    }

    /** The price of a subscription is pinned; what changes the next total is a credit. */
    @Test
    void aMonthIsAnnouncedOnlyIfItCostsSomethingElseThanTheLast() {
        var sale = onSale("preavismois", Subscribed.monthly(3_000, 0));
        Order first = begun(sale, 2);
        look(sale, first, 8);
        assertThat(subscribed.of(first).announced()).isZero();
        look(sale, first, 7);
        assertThat(subscribed.of(first).announced()).isEqualTo(2);
        look(sale, first, 0);
        await("renewed", () -> subscribed.of(first).period() == 2);
        Resizing fewer =
                subscribed.in(
                        first,
                        () ->
                                subscribing.resize(
                                        subscribed.of(first).id(),
                                        1,
                                        subscribed.until(first).minus(Duration.ofDays(20))));
        assertThat(fewer).isInstanceOf(Resizing.Done.class);
        look(sale, first, 7);
        await("told", () -> told(first).size() == 1);
        Money less = told(first).getFirst().total();
        assertThat(less.amountMinor()).isPositive().isLessThan(first.quote().total().amountMinor());
        look(sale, first, 0);
        await("renewed", () -> subscribed.of(first).period() == 3);
        assertThat(subscribed.newest(first).quote().total()).isEqualTo(less);
        assertThat(told(first)).hasSize(1);
    }

    @Test
    void theFirstPaymentAfterALongTrialIsAnnouncedAndAfterAShortOneItIsNot() {
        var sale = onSale("finessai", Subscribed.monthly(2_500, 14));
        Order first = onTrial(sale);
        look(sale, first, 8);
        assertThat(subscribed.of(first).announced()).isZero();
        look(sale, first, 7);
        await("told", () -> told(first).size() == 1);
        assertThat(told(first).getFirst().total().amountMinor()).isGreaterThan(2_500);
        var other = onSale("essaicourt", Subscribed.monthly(2_500, 7));
        Order brief = onTrial(other);
        look(other, brief, 1);
        assertThat(subscribed.of(brief).announced()).isZero();
    }

    private Order onTrial(Shop.OnSale sale) {
        Order first = shop.order(sale, 1);
        beginTrial(first);
        return first;
    }
}
