package bourg.billing.web;

import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.billing.Meters;
import bourg.billing.web.api.BoundSubjects;
import bourg.billing.web.api.MeterCreation;
import bourg.billing.web.api.MeterList;
import bourg.billing.web.api.MetersApi;
import bourg.billing.web.api.PricedMeter;
import bourg.billing.web.api.RateCardCreation;
import bourg.billing.web.api.UsageSubjects;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.Localized;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Cities open meters and price them; partners bind what they measure. */
@RestController
class MetersController implements MetersApi {
    private final Asking asking;
    private final Meters meters;

    MetersController(Asking asking, Meters meters) {
        this.asking = asking;
        this.meters = meters;
    }

    @Override
    public bourg.billing.web.api.Meter createMeter(String idempotencyKey, MeterCreation wish) {
        City city = Asking.administrators();
        var words =
                new Meter.Words(
                        wish.getCode(),
                        new Localized(wish.getName().getFr(), wish.getName().getEn()),
                        new Localized(wish.getUnit().getFr(), wish.getUnit().getEn()));
        AdoptionId service = Asking.known(AdoptionId.parse(wish.getAdoptionId()));
        return MeterViews.meter(MeterViews.changed(meters.open(city, service, words)));
    }

    @Override
    public PricedMeter addRateCard(String meterId, String idempotencyKey, RateCardCreation wish) {
        City city = Asking.administrators();
        MeterId id = Asking.known(MeterId.parse(meterId));
        return priced(MeterViews.changed(meters.price(city.id(), id, MeterViews.wished(wish))));
    }

    @Override
    public PricedMeter getMeter(String meterId) {
        Party owner = asking.owner().party();
        return priced(Asking.known(MeterId.parse(meterId).flatMap(id -> meters.find(owner, id))));
    }

    private PricedMeter priced(Meter meter) {
        return new PricedMeter(
                MeterViews.meter(meter),
                meters.subjectsOf(meter),
                meters.cardsOf(meter).stream().map(MeterViews::card).toList());
    }

    @Override
    public MeterList listMeters(@Nullable String cursor, Integer limit) {
        var found = meters.listOf(asking.owner().party(), cursor, limit);
        return new MeterList(found.items().stream().map(MeterViews::meter).toList())
                .nextCursor(found.next());
    }

    @Override
    public BoundSubjects bindUsageSubjects(String meterId, UsageSubjects wish) {
        var partner = asking.measuring().id();
        MeterId id = Asking.known(MeterId.parse(meterId));
        Set<String> codes = new LinkedHashSet<>(wish.getSubjects());
        int bound = Asking.known(meters.bind(partner, id, codes));
        return new BoundSubjects(bound, codes.size() - bound);
    }
}
