package bourg.marketplace;

/** What became of adding a webhook endpoint. */
public sealed interface EndpointAdding {
    /** The secret ({@code whsec_...}) is told this once. */
    record Added(WebhookEndpoint endpoint, String secret) implements EndpointAdding {}

    /** The address is not HTTPS, or is not on the public network. */
    record AddressRefused(String code) implements EndpointAdding {}

    record TooMany(int most) implements EndpointAdding {}
}
