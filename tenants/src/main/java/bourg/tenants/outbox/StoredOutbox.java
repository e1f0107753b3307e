package bourg.tenants.outbox;

import bourg.tenants.CityEvent;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.CityOutbox;
import bourg.tenants.CurrentCity;
import bourg.tenants.Identifiers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes one row per event and listener into the city's schema, in the transaction of the change.
 */
@Component
class StoredOutbox implements CityOutbox {
    private final JdbcClient city;
    private final ObjectProvider<CityListener<?>> listeners;
    private final Relay relay;

    StoredOutbox(
            @Qualifier("city") JdbcClient city,
            ObjectProvider<CityListener<?>> listeners,
            Relay relay) {
        this.city = city;
        this.listeners = listeners;
        this.relay = relay;
    }

    @Override
    public void publish(CityEvent event) {
        publishOnce(Identifiers.next(), event);
    }

    @Override
    public void publishOnce(UUID id, CityEvent event) {
        CityId here = CurrentCity.id();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException(
                    "An event is published only inside an @InCity transaction");
        }
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String payload = EventJson.write(event);
        listeners.stream()
                .filter(listener -> listener.event().isInstance(event))
                .forEach(listener ->
                        city.sql(
                                        """
                                        insert into outbox (event_id, listener, type, payload, created_at, due_at)
                                        values (?, ?, ?, cast(? as jsonb), ?, ?) on conflict do nothing\
                                        """)
                                .params(
                                        id,
                                        listener.name(),
                                        event.getClass().getName(),
                                        payload,
                                        now,
                                        now)
                                .update());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.hint(here);
                    }
                });
    }
}
