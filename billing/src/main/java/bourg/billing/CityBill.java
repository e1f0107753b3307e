package bourg.billing;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a city was charged for a month of a service; a later bill of the month corrects it. */
public record CityBill(
        CityBillId id,
        Subject subject,
        Basis basis,
        Amounts amounts,
        Charged charged,
        List<Part> parts) {
    public CityBill {
        parts = List.copyOf(parts);
    }

    /** Whom the bill is about, and which month. */
    public record Subject(
            CityId city,
            PartnerId partner,
            AdoptionId adoption,
            int agreement,
            Localized service,
            YearMonth month) {}

    /** Before taxes, and with them. */
    public record Amounts(Money net, Money total) {}

    /** As which posting it stands in the ledger, since when, and whether the city covered it. */
    public record Charged(@Nullable PostingId posting, Instant at, boolean covered) {}

    /** By what a month was charged. */
    public sealed interface Basis {}

    /** By what a meter measured, in its first rating or a later one that corrects it. */
    public record Metered(MeterId meter, int round) implements Basis {}

    /** By how many people lived in the city, as a figure said. */
    public record PerCapita(Population population) implements Basis {}

    /** What a party has of it, and why. */
    public record Part(Party party, String code, Money amount) {}

    public boolean isCorrection() {
        return basis instanceof Metered metered && metered.round() > 1;
    }
}
