package bourg.billing.accounting;

import bourg.tenants.City;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** When months begin by a city's clock. */
final class Months {
    private Months() {}

    static OffsetDateTime start(YearMonth month, City city) {
        return month.atDay(1).atStartOfDay(city.timeZone()).toInstant().atOffset(ZoneOffset.UTC);
    }
}
