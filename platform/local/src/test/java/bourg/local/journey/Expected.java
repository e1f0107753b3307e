package bourg.local.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a purchase in Québec must come to, by the test's own arithmetic; the partner sells, so the
 * taxes go to it, and it bears the card fee.
 */
record Expected(List<Long> parts, long fee) {

    private static final int GST = 0;
    private static final int QST = 1;
    private static final int CITY = 2;
    private static final int PARTNER = 3;
    private static final int PLATFORM = 4;

    static Expected of(long unitMinor, int quantity, List<Long> basisPoints) {
        long net = unitMinor * quantity;
        List<Long> parts = new ArrayList<>();
        parts.add(share(net, "0.05"));
        parts.add(share(net, "0.09975"));
        parts.addAll(divide(net, basisPoints));
        return new Expected(parts, share(sum(parts), "0.029") + 30);
    }

    /** Whole units to everyone, then one each to those who lack most, the earlier one on a tie. */
    static List<Long> divide(long amount, List<Long> weights) {
        long whole = sum(weights);
        List<Long> given = new ArrayList<>(Collections.nCopies(weights.size(), 0L));
        List<Long> lacking = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            given.set(i, amount * weights.get(i) / whole);
            lacking.add(amount * weights.get(i) - given.get(i) * whole);
        }
        for (long left = amount - sum(given); left > 0; left--) {
            int neediest = lacking.indexOf(Collections.max(lacking));
            given.set(neediest, given.get(neediest) + 1);
            lacking.set(neediest, lacking.get(neediest) - whole);
        }
        return given;
    }

    long gst() {
        return parts.get(GST);
    }

    long qst() {
        return parts.get(QST);
    }

    long city() {
        return parts.get(CITY);
    }

    long partner() {
        return parts.get(PARTNER);
    }

    long platform() {
        return parts.get(PLATFORM);
    }

    long net() {
        return city() + partner() + platform();
    }

    long total() {
        return sum(parts);
    }

    /** What is sent to the partner: its share and the taxes, without the fee. */
    long partnerTransfer() {
        return partner() + gst() + qst() - fee;
    }

    /** What a first refund takes back of each part, in the order of the parts. */
    Expected refunded(long amount) {
        return new Expected(divide(amount, parts), 0);
    }

    /** What the city's statement says of it when some has gone back. */
    Map<String, Long> cityLines(Expected back) {
        return Map.of(
                "CAPTURE SHARE", city(),
                "TRANSFER TRANSFER", -city(),
                "REFUND SHARE", -back.city(),
                "TRANSFER_REVERSAL TRANSFER_REVERSAL", back.city());
    }

    /** What the partner's statement says of it when some has gone back. */
    Map<String, Long> partnerLines(Expected back) {
        return Map.of(
                "CAPTURE SHARE", partner(),
                "CAPTURE GST", gst(),
                "CAPTURE QST", qst(),
                "CAPTURE CARD_FEE", -fee,
                "TRANSFER TRANSFER", -partnerTransfer(),
                "REFUND SHARE", -back.partner(),
                "REFUND GST", -back.gst(),
                "REFUND QST", -back.qst(),
                "TRANSFER_REVERSAL TRANSFER_REVERSAL", back.partnerTransfer());
    }

    /** What the provider has sent to each, and taken back. */
    Map<Long, Long> sent(Expected back) {
        return Map.of(city(), back.city(), partnerTransfer(), back.partnerTransfer());
    }

    private static long share(long amount, String rate) {
        return new BigDecimal(amount)
                .multiply(new BigDecimal(rate))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
