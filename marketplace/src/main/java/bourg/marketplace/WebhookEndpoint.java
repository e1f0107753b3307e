package bourg.marketplace;

import java.net.URI;
import java.time.Instant;

/** An address of a partner that receives signed webhooks. */
public record WebhookEndpoint(EndpointId id, URI url, Instant createdAt) {}
