package bourg.sandbox;

import com.stripe.net.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what is owed to the endpoints, signed as Stripe signs, again and again until it is taken.
 */
final class Webhooks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final long GIVE_UP_MS = Duration.ofDays(3).toMillis();
    private static final long LONGEST_WAIT_MS = 60_000;

    private final Store store;
    private final Faults faults;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore atOnce = new Semaphore(8);
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;

    Webhooks(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
        store.afterCommit(news::release);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("webhooks").start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        client.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        try {
            while (running) {
                if (!faults.webhooksHeld()) {
                    due().forEach(this::dispatch);
                }
                if (news.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ObjectNode> due() {
        long now = System.currentTimeMillis();
        List<ObjectNode> due =
                store.commit(change ->
                        new ArrayList<>(
                                change.all(Events.DELIVERY).stream()
                                        .filter(each -> isPending(each, now))
                                        .map(ObjectNode::deepCopy)
                                        .toList()));
        if (faults.webhooksReversed()) {
            Collections.reverse(due);
        }
        if (faults.webhooksShuffled()) {
            Collections.shuffle(due);
        }
        return due;
    }

    private boolean isPending(ObjectNode delivery, long now) {
        return delivery.get("due_ms").asLong() <= now
                && !underWay.contains(delivery.get("id").asString());
    }

    private void dispatch(ObjectNode delivery) {
        String id = delivery.get("id").asString();
        underWay.add(id);
        Runnable work =
                () -> {
                    try {
                        deliver(delivery);
                    } catch (RuntimeException e) {
                        LOG.warn("Tried again later: {}", id, e);
                    } finally {
                        underWay.remove(id);
                        atOnce.release();
                    }
                };
        atOnce.acquireUninterruptibly();
        if (faults.webhooksReversed()) {
            work.run(); // one after the other, or the order would be chance
        } else {
            Thread.ofVirtual().name(id).start(work);
        }
    }

    private void deliver(ObjectNode delivery) {
        ObjectNode endpoint =
                store.commit(change -> change.get(delivery.get("endpoint").asString()));
        if (!WebhookEndpoints.enabled(endpoint)) {
            settle(delivery, "abandoned");
            return;
        }
        ObjectNode event = store.commit(change -> change.get(delivery.get("event").asString()));
        int times = faults.webhookCopies();
        boolean taken = false;
        for (int i = 0; i < times; i++) {
            taken = send(endpoint, event);
        }
        if (!running) {
            return;
        }
        settle(delivery, taken ? "delivered" : nextState(delivery));
    }

    private static String nextState(ObjectNode delivery) {
        long age = System.currentTimeMillis() - delivery.get("created_ms").asLong();
        return age > GIVE_UP_MS ? "abandoned" : "pending";
    }

    private boolean send(ObjectNode endpoint, ObjectNode event) {
        String body = Store.JSON.writeValueAsString(Rendering.plain(event));
        try {
            String secret = endpoint.get("_secret").asString();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(endpoint.get("url").asString()))
                            .timeout(Duration.ofSeconds(20))
                            .header("Content-Type", "application/json; charset=utf-8")
                            .header("User-Agent", "Bourg-Sandbox/1.0 (no money moves)")
                            .header(
                                    "Stripe-Signature",
                                    Webhook.Signature.generateSignatureHeader(body, secret))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status / 100 == 2;
        } catch (java.io.IOException e) {
            LOG.debug("Not delivered: {}", event.get("id").asString(), e);
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void settle(ObjectNode delivery, String state) {
        int attempts = delivery.get("attempts").asInt() + 1;
        long wait = Math.min(LONGEST_WAIT_MS, 500L << Math.min(attempts, 10));
        store.change(change -> {
            change.put(
                    delivery.deepCopy()
                            .put("attempts", attempts)
                            .put("state", state)
                            .put(
                                    "object",
                                    state.equals("pending") ? Events.DELIVERY : Events.SETTLED)
                            .put("due_ms", System.currentTimeMillis() + wait));
            if (!state.equals("pending")) {
                ObjectNode event = change.get(delivery.get("event").asString());
                if (event.has("pending_webhooks")) {
                    int left = event.get("pending_webhooks").asInt() - 1;
                    change.put(event.put("pending_webhooks", Math.max(0, left)));
                }
            }
        });
    }
}
