package bourg.marketplace.notifying;

import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.PartnerId;
import bourg.tenants.Identifiers;
import bourg.tenants.InFederation;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Queues a webhook for every endpoint of the partner, each once per event. */
@Component
class WebhookQueue {
    private final WebhookRows rows;
    private final SchedulerClient scheduler;
    private final JsonMapper json = JsonMapper.shared();

    WebhookQueue(WebhookRows rows, SchedulerClient scheduler) {
        this.rows = rows;
        this.scheduler = scheduler;
    }

    @InFederation
    public void add(UUID event, String type, Instant at, Order order) {
        String body = body(type, at, order);
        for (UUID endpoint : rows.endpointsOf(order.service().partner())) {
            UUID delivery = Identifiers.next();
            if (rows.insert(delivery, endpoint, event, type, body)) {
                scheduler.scheduleIfNotExists(WebhookTask.of(delivery), Instant.now());
            }
        }
    }

    /** Names things and says nothing about the person: who wants to know more asks the API. */
    private String body(String type, Instant at, Order order) {
        OrderId id = order.id();
        PartnerId partner = order.service().partner();
        ObjectNode body = json.createObjectNode();
        body.put("type", type).put("timestamp", at.toString());
        body.putObject("data")
                .put("order_id", id.toString())
                .put("city_id", order.city().toString())
                .put("offer_id", order.service().offer().toString())
                .put("partner_id", partner.toString())
                .put("state", order.state().name().toLowerCase(Locale.ROOT));
        return body.toString();
    }
}
