package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.billing.Money;
import bourg.client.billing.Receipt;
import bourg.client.marketplace.Quote;

/** What people are shown before and after paying, against the test's own arithmetic. */
final class Prices {

    private Prices() {}

    static Money cad(long amountMinor) {
        return new Money().amountMinor(amountMinor).currency("CAD");
    }

    /** The quote: net, taxes, total, and who receives what. */
    static void check(Quote quote, Expected expected) {
        assertThat(quote.getNet().getAmountMinor()).isEqualTo(expected.net());
        assertThat(quote.getTaxes())
                .extracting(tax -> tax.getCode() + " " + tax.getAmount().getAmountMinor())
                .containsExactly("GST " + expected.gst(), "QST " + expected.qst());
        assertThat(quote.getTotal().getAmountMinor()).isEqualTo(expected.total());
        assertThat(quote.getShares())
                .extracting(share -> share.getParty() + " " + share.getAmount().getAmountMinor())
                .containsExactlyInAnyOrder(
                        "city " + expected.city(),
                        "partner " + expected.partner(),
                        "platform " + expected.platform());
    }

    /** The receipt: the same, in words, with what has gone back since. */
    static void check(Receipt receipt, Expected expected, long refunded) {
        assertThat(receipt.getQuantity()).isEqualTo(2);
        assertThat(receipt.getNet()).isEqualTo(cad(expected.net()));
        assertThat(receipt.getTotal()).isEqualTo(cad(expected.total()));
        assertThat(receipt.getRefunded()).isEqualTo(cad(refunded));
        assertThat(receipt.getTaxes())
                .extracting(tax -> tax.getCode() + " " + tax.getAmount().getAmountMinor())
                .containsExactly("GST " + expected.gst(), "QST " + expected.qst());
        assertThat(receipt.getParts())
                .extracting(part -> part.getShare().getAmountMinor())
                .containsExactlyInAnyOrder(
                        expected.city(), expected.partner(), expected.platform());
        assertThat(
                        receipt.getParts().stream()
                                .mapToLong(part -> part.getTaxes().getAmountMinor())
                                .sum())
                .isEqualTo(expected.gst() + expected.qst());
    }
}
