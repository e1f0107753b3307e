package bourg.tenants.closing;

import bourg.tenants.CityId;
import bourg.tenants.CityPlaces;
import bourg.tenants.CurrentCity;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads where a city's audit trail ends, which is all that will be left of it. */
@Component
class Trails {
    private final JdbcClient city;
    private final TransactionTemplate inCity;

    private final CityPlaces places;

    Trails(
            CityPlaces places,
            @Qualifier("city") JdbcClient city,
            @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.places = places;
        this.city = city;
        this.inCity = new TransactionTemplate(transactions);
    }

    /** Nothing for a city in which nothing was ever written down, or that never had a place. */
    Optional<ErasureRecords.Trail> end(CityId id) {
        return places.cellOf(id)
                .flatMap(_ -> CurrentCity.call(id, () -> inCity.execute(_ -> last())));
    }

    private Optional<ErasureRecords.Trail> last() {
        return city.sql("select sequence, hash from audit_end")
                .query((row, _) ->
                        new ErasureRecords.Trail(row.getLong("sequence"), row.getString("hash")))
                .optional();
    }
}
