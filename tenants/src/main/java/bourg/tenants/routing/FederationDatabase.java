package bourg.tenants.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the control plane's database is, for the application and for its migrations. */
@ConfigurationProperties("bourg.federation")
record FederationDatabase(
        String url, String username, String password, String ownerUsername, String ownerPassword) {
    @Override
    public String toString() {
        return "FederationDatabase[" + url + "]";
    }
}
