package bourg.tenants;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the identity provider is, as browsers and as this server see it, and how this server signs
 * in to administer it.
 */
@ConfigurationProperties("bourg.identity")
public record IdentityProvider(
        @DefaultValue("http://id.localhost:8080") String publicUrl,
        @DefaultValue("http://127.0.0.1:8083") String internalUrl,
        @DefaultValue("bourg-admin") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String opsClientSecret) {
    /** The issuer in the tokens of a realm. */
    public String issuer(Realm realm) {
        return publicUrl + "/realms/" + realm.text();
    }

    /** The address at which this server reaches a realm. */
    public String internal(Realm realm) {
        return internalUrl + "/realms/" + realm.text();
    }

    @Override
    public String toString() {
        return "IdentityProvider[" + publicUrl + ", " + internalUrl + "]";
    }
}
