package bourg.tenants.closing;

import bourg.tenants.CityClosing;
import bourg.tenants.CityId;
import bourg.tenants.CityOutbox;
import bourg.tenants.Closing;
import bourg.tenants.Closings;
import bourg.tenants.CurrentCity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a city, once for each time that its closing is announced. */
@Component
class Announcement {
    private final Closings closings;
    private final CityOutbox outbox;
    private final TransactionTemplate inCity;

    Announcement(
            Closings closings,
            CityOutbox outbox,
            @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.closings = closings;
        this.outbox = outbox;
        this.inCity = new TransactionTemplate(transactions);
    }

    /** Nothing if the city is kept after all. */
    void make(String instance) {
        CityId city = CityId.parse(instance.substring(0, instance.indexOf('@'))).orElseThrow();
        Optional<Closing> closing = closings.of(city).filter(one -> one.erasure() == null);
        UUID once = UUID.nameUUIDFromBytes(instance.getBytes(StandardCharsets.UTF_8));
        closing.ifPresent(one ->
                CurrentCity.run(
                        city,
                        () ->
                                inCity.executeWithoutResult(_ ->
                                        outbox.publishOnce(once, new CityClosing(one.eraseAt())))));
    }
}
