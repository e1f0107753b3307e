package bourg.billing.metering;

import bourg.billing.UsageDivision;
import bourg.billing.UsageLine;
import bourg.billing.UsageShares;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Adoption;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Agreement;
import bourg.marketplace.Money;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.PriceRequest;
import bourg.marketplace.Pricing;
import bourg.marketplace.Terms;
import bourg.tenants.Cities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Divides lines as sales are divided. A correction is the difference between the month divided with
 * it and without it, so that a month's lines together are divided as the month is, to the cent.
 */
@Component
class LineShares implements UsageShares {
    private final LineRows rows;
    private final Adoptions adoptions;
    private final Cities cities;
    private final Pricing pricing;

    LineShares(LineRows rows, Adoptions adoptions, Cities cities, Pricing pricing) {
        this.rows = rows;
        this.adoptions = adoptions;
        this.cities = cities;
        this.pricing = pricing;
    }

    @Override
    public Optional<UsageDivision> of(UsageLine line) {
        @Nullable UsageLine before = rows.corrected(line).orElse(null);
        return adoptions
                .find(line.meter().city(), line.meter().adoption())
                .flatMap(adoption ->
                        terms(adoption, line).map(terms -> divide(adoption, terms, line, before)));
    }

    private static Optional<Terms> terms(Adoption adoption, UsageLine line) {
        return adoption.agreements().stream()
                .filter(agreement ->
                        Integer.valueOf(agreement.version()).equals(line.rated().agreement()))
                .map(Agreement::terms)
                .findFirst();
    }

    private UsageDivision divide(
            Adoption adoption, Terms terms, UsageLine line, @Nullable UsageLine before) {
        List<Part> now = parts(adoption, terms, line.quantities().total());
        List<Part> then =
                before == null ? List.of() : parts(adoption, terms, before.quantities().total());
        List<UsageDivision.Share> shares = new ArrayList<>();
        Money sum = Money.zero(line.amount().currency());
        for (int i = 0; i < now.size(); i++) {
            Part part = now.get(i);
            long minor = part.amountMinor() - (then.isEmpty() ? 0 : then.get(i).amountMinor());
            Money amount = new Money(minor, sum.currency());
            shares.add(new UsageDivision.Share(part.party(), part.code(), amount));
            sum = sum.plus(amount);
        }
        return new UsageDivision(sum, shares);
    }

    List<Part> parts(Adoption adoption, Terms terms, Money net) {
        OfferDraft content = adoption.offer().content();
        OfferDraft priced =
                new OfferDraft(
                        content.name(),
                        content.summary(),
                        content.description(),
                        content.category(),
                        content.form(),
                        net,
                        false,
                        1,
                        content.merchant(),
                        content.tax(),
                        content.minimumPartnerShare());
        return Division.of(
                        pricing.quote(
                                new PriceRequest(
                                        cities.require(adoption.city()),
                                        adoption.offer().partner(),
                                        priced,
                                        1,
                                        terms)))
                .parts();
    }
}
