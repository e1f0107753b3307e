package bourg.local;

import bourg.parts.login.Tokens;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The generated clients, pointed at one site of a running platform; without tokens they are
 * anonymous.
 */
public record Api(URI site, @Nullable Tokens tokens) {

    /** Cities and their opening. */
    public bourg.client.tenants.ApiClient tenants() {
        var client = new bourg.client.tenants.ApiClient().setBasePath(base());
        if (tokens != null) {
            client.addDefaultHeader("Authorization", tokens.bearer());
        }
        return client;
    }

    /** Partners, offers, adoptions and orders. */
    public bourg.client.marketplace.ApiClient marketplace() {
        var client = new bourg.client.marketplace.ApiClient().setBasePath(base());
        if (tokens != null) {
            client.addDefaultHeader("Authorization", tokens.bearer());
        }
        return client;
    }

    /** Payments, receipts, statements and payout accounts. */
    public bourg.client.billing.ApiClient billing() {
        var client = new bourg.client.billing.ApiClient().setBasePath(base());
        if (tokens != null) {
            client.addDefaultHeader("Authorization", tokens.bearer());
        }
        return client;
    }

    private String base() {
        return site + "/api/v1";
    }
}
