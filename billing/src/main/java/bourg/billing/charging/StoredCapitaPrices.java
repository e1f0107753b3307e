package bourg.billing.charging;

import bourg.billing.CapitaChange;
import bourg.billing.CapitaPrice;
import bourg.billing.CapitaPrices;
import bourg.billing.Population;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Party;
import bourg.marketplace.PricePlan;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import bourg.tenants.FieldError;
import bourg.tenants.InFederation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Prices by population and figures of populations, kept in the control plane. */
@Component
class StoredCapitaPrices implements CapitaPrices {
    private static final int LONGEST_SOURCE = 200;

    private final CapitaRows rows;
    private final Adoptions adoptions;
    private final AuditTrail trail;

    StoredCapitaPrices(CapitaRows rows, Adoptions adoptions, AuditTrail trail) {
        this.rows = rows;
        this.adoptions = adoptions;
        this.trail = trail;
    }

    @Override
    @InFederation
    public List<FieldError> record(City city, Population figure) {
        List<FieldError> errors = new ArrayList<>();
        if (figure.asOf().isAfter(LocalDate.now(city.timeZone()))) {
            errors.add(FieldError.of("as_of", "date_in_future"));
        }
        if (figure.source().isBlank() || figure.source().length() > LONGEST_SOURCE) {
            errors.add(FieldError.of("source", "source_length"));
        }
        if (figure.inhabitants() <= 0) {
            errors.add(FieldError.of("inhabitants", "amount_not_positive"));
        }
        if (errors.isEmpty()) {
            rows.insert(city.id(), figure);
            trail.changedOutside(city.id(), AuditAct.on("population_recorded", city.id()));
        }
        return errors;
    }

    @Override
    public List<Population> populationOf(City city) {
        return rows.populationOf(city.id());
    }

    @Override
    @InFederation
    public CapitaChange price(City city, CapitaPrice wish) {
        Optional<Adoption> adoption =
                adoptions
                        .find(city.id(), wish.adoption())
                        .filter(found -> found.state() != AdoptionState.WITHDRAWN);
        if (adoption.isEmpty()) {
            return new CapitaChange.NotFound();
        }
        if (!(adoption.get().offer().content().plan() instanceof PricePlan.Free)) {
            return new CapitaChange.NotFree();
        }
        List<FieldError> errors = new ArrayList<>();
        if (wish.from().isBefore(YearMonth.now(city.timeZone()))) {
            errors.add(FieldError.of("valid_from", "month_past"));
        }
        if (wish.price().unit().signum() <= 0) {
            errors.add(FieldError.of("price_per_inhabitant", "amount_not_positive"));
        }
        if (!errors.isEmpty()) {
            return new CapitaChange.Invalid(errors);
        }
        rows.closeOpen(wish);
        if (!rows.insert(city.id(), adoption.get().offer().partner(), wish)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new CapitaChange.Overlaps();
        }
        trail.changedOutside(city.id(), AuditAct.on("capita_price_set", wish.adoption()));
        return new CapitaChange.Changed(wish);
    }

    @Override
    public List<CapitaPrice> listOf(Party party) {
        return rows.listOf(party);
    }
}
