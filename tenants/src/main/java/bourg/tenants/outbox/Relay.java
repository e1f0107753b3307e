package bourg.tenants.outbox;

import bourg.tenants.CityEvent;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due in a city's outbox; a hint after a commit makes it prompt, the sweep makes
 * it certain.
 */
@Component
class Relay implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int CITIES_AT_ONCE = 4;

    private final Deliveries deliveries;
    private final ObjectProvider<CityListener<?>> listeners;
    private final Set<CityId> hinted = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(CITIES_AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Relay(Deliveries deliveries, ObjectProvider<CityListener<?>> listeners) {
        this.deliveries = deliveries;
        this.listeners = listeners;
    }

    /** Soon delivers what is due in the city; any number of hints before it begins count as one. */
    void hint(CityId city) {
        if (!hinted.add(city)) {
            return;
        }
        try {
            workers.execute(() -> takeTurn(city));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping: the outbox of {} waits for the next start", city);
        }
    }

    private void takeTurn(CityId city) {
        places.acquireUninterruptibly();
        try {
            hinted.remove(city);
            CurrentCity.run(city, () -> deliverAll(city));
        } catch (RuntimeException failure) {
            LOG.warn("The outbox of {} could not be read: {}", city, failure.toString());
        } finally {
            places.release();
        }
    }

    private void deliverAll(CityId city) {
        List<Deliveries.Delivery> leased = deliveries.lease();
        while (!leased.isEmpty()) {
            leased.forEach(delivery -> deliver(city, delivery));
            leased = deliveries.lease();
        }
    }

    private void deliver(CityId city, Deliveries.Delivery delivery) {
        boolean toBeForgotten;
        try {
            CityEvent event = EventJson.read(delivery.type(), delivery.payload());
            toBeForgotten = event.leavesNoTrace();
            call(listener(delivery.listener()), city, delivery, event);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "{} failed on event {}, attempt {}",
                    delivery.listener(),
                    delivery.eventId(),
                    delivery.attempts(),
                    failure);
            deliveries.failed(delivery, failure.getClass().getSimpleName());
            return;
        }
        if (toBeForgotten) {
            deliveries.forget(delivery);
        } else {
            deliveries.delivered(delivery);
        }
    }

    private static <E extends CityEvent> void call(
            CityListener<E> listener, CityId city, Deliveries.Delivery delivery, CityEvent event) {
        listener.on(city, delivery.eventId(), listener.event().cast(event));
    }

    private CityListener<?> listener(String name) {
        return listeners.stream()
                .filter(listener -> listener.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("There is no listener " + name + " any more"));
    }

    /** Lets what has begun come to its end. */
    @Override
    public void destroy() {
        workers.close();
    }
}
