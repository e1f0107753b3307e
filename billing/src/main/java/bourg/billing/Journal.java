package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OfferId;
import bourg.tenants.Localized;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A closed month as a city books it: debits equal credits, and the receivable is the ledger's. */
public record Journal(ClosedMonth month, List<Line> lines) {
    public Journal {
        lines = List.copyOf(lines);
        long sum = lines.stream().mapToLong(Line::signedMinor).reduce(0, Math::addExact);
        long receivable =
                lines.stream()
                        .filter(line -> line.purpose() == GlPurpose.RECEIVABLE)
                        .mapToLong(Line::signedMinor)
                        .reduce(0, Math::addExact);
        long ledger = month.closing().minus(month.opening()).amountMinor();
        if (sum != 0 || receivable != ledger) {
            throw new IllegalStateException(
                    "The journal is off by %d, its receivable is %d, the ledger's %d"
                            .formatted(sum, receivable, ledger));
        }
    }

    /** One side of what was booked; exactly one of debit and credit is not zero. */
    public record Line(
            GlPurpose purpose, String code, @Nullable Service service, Money debit, Money credit) {
        long signedMinor() {
            return Math.subtractExact(debit.amountMinor(), credit.amountMinor());
        }
    }

    /** The service that a line is about. */
    public record Service(OfferId offer, Localized name) {}

    public Money debits() {
        return lines.stream()
                .map(Line::debit)
                .reduce(Money.zero(month.opening().currency()), Money::plus);
    }

    public Money credits() {
        return lines.stream()
                .map(Line::credit)
                .reduce(Money.zero(month.opening().currency()), Money::plus);
    }
}
