package bourg.marketplace;

import bourg.marketplace.notifying.AddressGuard;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhook addresses of partners as rows of the control plane. */
@Component
class EndpointRows {
    private static final int MOST = 10;
    private static final int SECRET_BYTES = 32;

    private final JdbcClient federation;
    private final AddressGuard guard;
    private final SecureRandom random = new SecureRandom();

    EndpointRows(@Qualifier("federation") JdbcClient federation, AddressGuard guard) {
        this.federation = federation;
        this.guard = guard;
    }

    EndpointAdding add(PartnerId partner, String url) {
        Optional<String> refused = guard.refuses(url);
        if (refused.isPresent()) {
            return new EndpointAdding.AddressRefused(refused.get());
        }
        if (list(partner).size() >= MOST) {
            return new EndpointAdding.TooMany(MOST);
        }
        WebhookEndpoint endpoint =
                new WebhookEndpoint(EndpointId.next(), URI.create(url), Times.now());
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text = "whsec_" + Base64.getEncoder().encodeToString(secret);
        federation
                .sql(
                        "insert into webhook_endpoint (id, partner, url, secret, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        endpoint.id().value(),
                        partner.value(),
                        url,
                        text,
                        Times.sql(endpoint.createdAt()))
                .update();
        return new EndpointAdding.Added(endpoint, text);
    }

    List<WebhookEndpoint> list(PartnerId partner) {
        return federation
                .sql(
                        "select id, url, created_at from webhook_endpoint where partner = ? and removed_at is null order by id")
                .param(partner.value())
                .query((row, number) ->
                        new WebhookEndpoint(
                                new EndpointId(row.getObject("id", UUID.class)),
                                URI.create(row.getString("url")),
                                Times.read(row, "created_at")))
                .list();
    }

    List<WebhookDelivery> deliveries(PartnerId partner, int limit) {
        return federation
                .sql(
                        """
                        select d.type, e.url, d.state, d.attempts, d.last_status, d.created_at
                        from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint
                        where e.partner = ? and e.removed_at is null order by d.id desc limit ?
                        """)
                .params(partner.value(), limit)
                .query((row, number) ->
                        new WebhookDelivery(
                                row.getString("type"),
                                URI.create(row.getString("url")),
                                WebhookDelivery.State.valueOf(row.getString("state")),
                                row.getInt("attempts"),
                                row.getObject("last_status", Integer.class),
                                Times.read(row, "created_at")))
                .list();
    }

    boolean remove(PartnerId partner, EndpointId endpoint) {
        return federation
                        .sql(
                                "update webhook_endpoint set removed_at = ? where id = ? and partner = ? and removed_at is null")
                        .params(Times.sql(Times.now()), endpoint.value(), partner.value())
                        .update()
                == 1;
    }
}
