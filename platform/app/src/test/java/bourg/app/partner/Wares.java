package bourg.app.partner;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.OfferId;
import bourg.marketplace.OfferState;
import bourg.marketplace.PartnerId;
import bourg.marketplace.TaxCategory;
import bourg.tenants.Localized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A service as partners write it. */
final class Wares {
    private Wares() {}

    static OfferDraft content() {
        return new OfferDraft(
                new Localized("Taille <b>d’arbres</b>", "Tree <b>pruning</b>"),
                new Localized("Une visite.", "One visit."),
                new Localized("Un\n\nDeux", "One\n\nTwo"),
                Category.GREEN_SPACES,
                Questions.NONE,
                Money.of(12000, "CAD"),
                false,
                1,
                MerchantOfRecord.PARTNER,
                TaxCategory.STANDARD,
                new BasisPoints(7000));
    }

    static Offer offer(OfferState state, @Nullable Integer published, @Nullable String reason) {
        return new Offer(
                OfferId.next(),
                PartnerId.next(),
                "Arbor",
                2,
                state,
                content(),
                published,
                reason,
                Instant.EPOCH,
                null);
    }
}
