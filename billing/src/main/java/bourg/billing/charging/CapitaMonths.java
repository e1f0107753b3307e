package bourg.billing.charging;

import bourg.billing.CapitaPrice;
import bourg.billing.metering.RoundDivision;
import bourg.billing.metering.RoundDivision.Divided;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.AdoptionState;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Agreement;
import bourg.marketplace.Money;
import bourg.marketplace.Terms;
import bourg.tenants.Cities;
import bourg.tenants.CityId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The months that are over by a city's clock and are paid by its population: whole months, in which
 * an agreement held and the service was not given up, by the newest figure of the month's first
 * day.
 */
@Component
class CapitaMonths {
    private static final int MONTHS = 12;

    private final JdbcClient federation;
    private final CapitaRows rows;
    private final Adoptions adoptions;
    private final Cities cities;
    private final RoundDivision division;

    CapitaMonths(
            @Qualifier("federation") JdbcClient federation,
            CapitaRows rows,
            Adoptions adoptions,
            Cities cities,
            RoundDivision division) {
        this.federation = federation;
        this.rows = rows;
        this.adoptions = adoptions;
        this.cities = cities;
        this.division = division;
    }

    /** A month that is to be charged. */
    record Month(
            UUID price,
            UUID adoption,
            CityId city,
            int agreement,
            YearMonth month,
            UUID population,
            Divided divided) {}

    List<Month> due(Instant now) {
        List<Month> due = new ArrayList<>();
        for (CapitaRows.Stored price : rows.all()) {
            AdoptionId adoption = price.price().adoption();
            adoptions
                    .find(price.city(), adoption)
                    .filter(found -> found.state() != AdoptionState.WITHDRAWN)
                    .ifPresent(found -> due.addAll(due(price, found, now)));
        }
        return due;
    }

    private List<Month> due(CapitaRows.Stored price, Adoption adoption, Instant now) {
        ZoneId zone = cities.require(price.city()).timeZone();
        YearMonth running = YearMonth.from(now.atZone(zone));
        YearMonth until = price.price().until();
        YearMonth end = until == null || until.isAfter(running) ? running : until;
        Set<YearMonth> charged = charged(adoption.id());
        List<Month> due = new ArrayList<>();
        for (YearMonth month = price.price().from();
                month.isBefore(end);
                month = month.plusMonths(1)) {
            if (!charged.contains(month)) {
                month(price, adoption, month).ifPresent(due::add);
            }
        }
        return due;
    }

    private Set<YearMonth> charged(AdoptionId adoption) {
        return new HashSet<>(
                federation
                        .sql(
                                "select month from city_bill where adoption = ? and kind = 'PER_CAPITA'")
                        .param(adoption.value())
                        .query((row, _) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                        .list());
    }

    private Optional<Month> month(CapitaRows.Stored price, Adoption adoption, YearMonth month) {
        Optional<Agreement> agreement =
                adoption.agreements().stream().filter(one -> holds(one.terms(), month)).findFirst();
        Optional<CapitaRows.Figure> figure = rows.figure(price.city(), month.atDay(1));
        if (agreement.isEmpty() || figure.isEmpty()) {
            return Optional.empty();
        }
        Money net =
                new Money(
                        amount(price.price(), figure.get().inhabitants(), month.getMonthValue()),
                        price.price().price().currency());
        return Optional.of(
                new Month(
                        price.id(),
                        adoption.id().value(),
                        price.city(),
                        agreement.get().version(),
                        month,
                        figure.get().id(),
                        new Divided(
                                adoption.offer().partner(),
                                net.currency(),
                                division.divide(adoption, agreement.get().terms(), net))));
    }

    private static boolean holds(Terms terms, YearMonth month) {
        LocalDate until = terms.validUntil();
        return !terms.validFrom().isAfter(month.atEndOfMonth())
                && (until == null || !until.isBefore(month.atDay(1)));
    }

    /** Rounded half up; the twelve parts of a year are the year to the cent. */
    static long amount(CapitaPrice price, int inhabitants, int numberOfMonth) {
        BigDecimal whole = price.price().unit().multiply(BigDecimal.valueOf(inhabitants));
        return price.per() == CapitaPrice.Per.MONTH
                ? whole.setScale(0, RoundingMode.HALF_UP).longValueExact()
                : Math.subtractExact(part(whole, numberOfMonth), part(whole, numberOfMonth - 1));
    }

    private static long part(BigDecimal year, int months) {
        return year.multiply(BigDecimal.valueOf(months))
                .divide(BigDecimal.valueOf(MONTHS), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
