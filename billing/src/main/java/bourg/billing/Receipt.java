package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Quote;
import bourg.tenants.City;
import bourg.tenants.Localized;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that explains itself: what was bought, which taxes it carries, and who receives what.
 */
public record Receipt(
        String number,
        Instant issuedAt,
        OrderId order,
        City city,
        Localized service,
        String seller,
        Quote quote,
        List<Part> parts,
        Money refunded,
        PaymentMeans means,
        Instant paidAt,
        @Nullable InvoicingIdentity sellerIdentity) {
    public Receipt {
        parts = List.copyOf(parts);
    }

    /** The numbers under which the seller collects the taxes, if it has recorded them. */
    public List<InvoicingIdentity.Registration> registrations() {
        return sellerIdentity == null ? List.of() : sellerIdentity.registrations().all();
    }

    /** What one party receives of the total, before the card fee: its share and its taxes. */
    public record Part(Localized name, Localized words, Money share, Money taxes) {
        public Money total() {
            return share.plus(taxes);
        }
    }
}
