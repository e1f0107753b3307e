package bourg.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Money;
import bourg.marketplace.PaymentMoment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The amount on the basket's button is the amount that is charged. */
class ChosenLinesTest {
    private final Money each = Samples.QUOTE.total();
    private final Chosen.Line atOnce = BasketsShown.line(PaymentMoment.BEFORE);
    private final Chosen.Line approved = BasketsShown.line(PaymentMoment.AFTER_APPROVAL);

    @Test
    void whatTheCityApprovesFirstIsNotPaidNow() {
        ChosenLines lines = new ChosenLines(List.of(atOnce, approved));
        assertThat(lines.hasApprovals()).isTrue();
        assertThat(lines.dueNow()).isEqualTo(each);
        assertThat(lines.total()).isEqualTo(each.plus(each));
    }

    @Test
    void nothingIsPaidNowIfAllIsApprovedFirst() {
        assertThat(new ChosenLines(List.of(approved)).dueNow().isZero()).isTrue();
    }

    @Test
    void allIsPaidNowIfNothingIsApprovedFirst() {
        ChosenLines lines = new ChosenLines(List.of(atOnce, atOnce));
        assertThat(lines.hasApprovals()).isFalse();
        assertThat(lines.dueNow()).isEqualTo(lines.total());
    }
}
