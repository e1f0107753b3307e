package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Something about money that is not as it should be and waits for somebody. */
public record OpenMatter(
        Kind kind,
        String id,
        @Nullable CityId city,
        @Nullable Party party,
        Instant since,
        @Nullable Instant dueBy,
        @Nullable Money amount,
        @Nullable OrderId order,
        @Nullable String detail) {
    private static final Pattern CURSOR =
            Pattern.compile("([0-9]{1,17})~([A-Z_]{1,30})~(.{1,200})");
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000;

    /** Where a list goes on after this one. */
    public String cursor() {
        long micros = since.getEpochSecond() * MICROS + since.getNano() / NANOS;
        return micros + "~" + kind + "~" + id;
    }

    /** The place that a cursor names, with nothing but what orders the list. */
    public static Optional<OpenMatter> at(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()
                || Arrays.stream(Kind.values())
                        .noneMatch(kind -> kind.name().equals(matcher.group(2)))) {
            return Optional.empty();
        }
        long micros = Long.parseLong(matcher.group(1));
        Instant since = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * NANOS);
        Kind kind = Kind.valueOf(matcher.group(2));
        return Optional.of(
                new OpenMatter(kind, matcher.group(3), null, null, since, null, null, null, null));
    }

    /** What it is, and so what can be done. */
    public enum Kind {
        /** The provider refuses to send a party what it is owed. */
        TRANSFER_REFUSED,
        /** Something is still to be taken back from a party. */
        REVERSAL_WAITING,
        /** A party owes more than it is owed. */
        DEBT,
        /** Money could not be given back to a person. */
        REFUND_FAILED,
        /** A bank waits for an answer. */
        DISPUTE,
        /** A party's bank sent money back. */
        PAYOUT_FAILED,
        /** The provider holds back a party's money. */
        ACCOUNT_RESTRICTED,
        /** News of the provider that could not be worked on. */
        EVENT_UNPROCESSED,
        /** The ledger and the provider disagree. */
        DIFFERENCE;

        /** Whether trying again may help. */
        public boolean canBeTriedAgain() {
            return switch (this) {
                case TRANSFER_REFUSED,
                        REVERSAL_WAITING,
                        ACCOUNT_RESTRICTED,
                        EVENT_UNPROCESSED,
                        DIFFERENCE ->
                        true;
                case DEBT, REFUND_FAILED, DISPUTE, PAYOUT_FAILED -> false;
            };
        }
    }
}
