package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.MeterChange;
import bourg.billing.MeterId;
import bourg.billing.Meters;
import bourg.billing.RateCard;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.FieldError;
import bourg.tenants.Identifiers;
import bourg.tenants.InFederation;
import bourg.tenants.contract.Cursor;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Meters and their prices, kept in the control plane. */
@Component
class StoredMeters implements Meters {
    private final MeterRows rows;
    private final RateCards cards;
    private final Adoptions adoptions;
    private final AuditTrail trail;

    StoredMeters(MeterRows rows, RateCards cards, Adoptions adoptions, AuditTrail trail) {
        this.rows = rows;
        this.cards = cards;
        this.adoptions = adoptions;
        this.trail = trail;
    }

    @Override
    @InFederation
    public MeterChange open(City city, AdoptionId service, Meter.Words words) {
        Optional<Adoption> adoption =
                adoptions
                        .find(city.id(), service)
                        .filter(found -> found.state() != AdoptionState.WITHDRAWN);
        if (adoption.isEmpty()) {
            return new MeterChange.NotFound();
        }
        List<FieldError> errors = PriceChecks.errorsIn(words);
        if (!errors.isEmpty()) {
            return new MeterChange.Invalid(errors);
        }
        Meter meter =
                new Meter(
                        new MeterId(Identifiers.next()),
                        service,
                        city.id(),
                        adoption.get().offer().partner(),
                        words,
                        new Meter.Books(
                                city.currency(),
                                city.timeZone(),
                                Instant.now().truncatedTo(ChronoUnit.MICROS)));
        if (!rows.insert(meter)) {
            return new MeterChange.CodeTaken();
        }
        trail.changedOutside(city.id(), AuditAct.on("meter_opened", meter.id()));
        return new MeterChange.Changed(meter);
    }

    @Override
    @InFederation
    public MeterChange price(CityId city, MeterId id, RateCard wish) {
        Optional<Meter> meter = find(Party.city(city), id);
        if (meter.isEmpty()) {
            return new MeterChange.NotFound();
        }
        List<FieldError> errors = PriceChecks.errorsIn(wish);
        if (!errors.isEmpty()) {
            return new MeterChange.Invalid(errors);
        }
        cards.lock(id);
        YearMonth from = wish.from();
        if (cards.ratedSince(id, from)) {
            return new MeterChange.Overlaps();
        }
        int version = cards.list(id).stream().mapToInt(RateCard::version).max().orElse(0) + 1;
        cards.closeOpen(id, from);
        if (!cards.insert(id, new RateCard(version, from, wish.until(), wish.prices()))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new MeterChange.Overlaps();
        }
        trail.changedOutside(city, AuditAct.on("meter_priced", id));
        return new MeterChange.Changed(meter.get());
    }

    @Override
    public Optional<Meter> find(Party owner, MeterId id) {
        return rows.find(id).filter(meter -> meter.belongsTo(owner));
    }

    @Override
    public Slice<Meter> listOf(Party owner, @Nullable String cursor, int limit) {
        @Nullable UUID after = Cursor.decodeId(cursor);
        List<Meter> found = rows.list(owner, after == null ? Identifiers.LAST : after, limit + 1);
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        List<Meter> items = found.subList(0, limit);
        return new Slice<>(items, Cursor.encode(items.getLast().id().value()));
    }

    @Override
    public List<RateCard> cardsOf(Meter meter) {
        return cards.list(meter.id());
    }

    @Override
    public long subjectsOf(Meter meter) {
        return rows.subjects(meter.id());
    }

    @Override
    @InFederation
    public Optional<Integer> bind(PartnerId partner, MeterId id, Collection<String> codes) {
        return find(Party.partner(partner), id).map(_ -> rows.bind(id, codes));
    }
}
