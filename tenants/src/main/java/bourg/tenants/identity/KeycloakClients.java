package bourg.tenants.identity;

import bourg.tenants.City;
import bourg.tenants.PublicAddress;
import bourg.tenants.Realm;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Clients of the identity provider: one per city's console, one per city's portal, any number per
 * partner.
 */
@Component
class KeycloakClients {
    static final String API = "bourg-api";
    private static final int SECRET_BYTES = 32;
    private static final int NAME_BYTES = 5;
    private static final List<String> BASIC_SCOPES =
            List.of("basic", "profile", "email", "roles", "acr");

    private final KeycloakAdmin admin;
    private final PublicAddress address;
    private final SecureRandom random = new SecureRandom();

    KeycloakClients(KeycloakAdmin admin, PublicAddress address) {
        this.admin = admin;
        this.address = address;
    }

    Optional<String> find(Realm realm, String clientId) {
        return admin.list(realm, "/clients?clientId={id}", clientId).stream()
                .map(client -> String.valueOf(client.get("id")))
                .findFirst();
    }

    String require(Realm realm, String clientId) {
        return find(realm, clientId)
                .orElseThrow(() -> new IllegalStateException("No client " + clientId));
    }

    void ensureConsole(City city) {
        Map<String, Object> client = browser("console-" + city.code(), city);
        client.put("optionalClientScopes", List.of("organization"));
        client.put("protocolMappers", List.of(audience(), organizationGroups()));
        admin.create(Realm.WORKFORCE, "/clients", client);
    }

    /**
     * Its people get a subject that no other city sees: the salt is random and stays with the
     * client.
     */
    void ensurePortal(City city) {
        Map<String, Object> client = browser("portal-" + city.code(), city);
        Map<String, Object> pairwise =
                mapper(
                        "pairwise subject",
                        "oidc-sha256-pairwise-sub-mapper",
                        Map.of("pairwiseSubAlgorithmSalt", secret()));
        client.put("protocolMappers", List.of(audience(), pairwise));
        admin.create(Realm.CITIZENS, "/clients", client);
    }

    private Map<String, Object> browser(String clientId, City city) {
        String root = address.of(city.host());
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", clientId);
        client.put("name", city.name().in(city.languages().getFirst()));
        client.put("enabled", true);
        client.put("publicClient", true);
        client.put("standardFlowEnabled", true);
        client.put("directAccessGrantsEnabled", false);
        client.put("fullScopeAllowed", false);
        client.put("rootUrl", root);
        client.put("redirectUris", List.of(root + "/*"));
        client.put("webOrigins", List.of());
        client.put(
                "attributes",
                Map.of(
                        "pkce.code.challenge.method", "S256",
                        "post.logout.redirect.uris", "+",
                        "brandColor", city.brand().colour(),
                        "brandTextColor", Contrast.textOn(city.brand().colour()),
                        "brandName", city.name().in(city.languages().getFirst())));
        client.put("defaultClientScopes", BASIC_SCOPES);
        return client;
    }

    /** How many of the city's two clients were there to be deleted. */
    int deleteOf(City city) {
        return delete(Realm.CITIZENS, "portal-" + city.code())
                + delete(Realm.WORKFORCE, "console-" + city.code());
    }

    private int delete(Realm realm, String clientId) {
        return find(realm, clientId)
                .filter(id -> admin.delete(realm, "/clients/{client}", id))
                .map(_ -> 1)
                .orElse(0);
    }

    /** A new client for a partner's server, with the secret that is shown once. */
    NewClient createForServer(String alias) {
        String clientId = "partner-" + alias + "-" + name();
        String secret = secret();
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", clientId);
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("secret", secret);
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", true);
        client.put("fullScopeAllowed", false);
        client.put("defaultClientScopes", List.of("basic", "roles", "organization"));
        client.put("protocolMappers", List.of(audience(), organizationGroups()));
        String id = admin.create(Realm.WORKFORCE, "/clients", client).orElseThrow();
        Map<String, Object> account =
                admin.get(Realm.WORKFORCE, "/clients/{client}/service-account-user", id);
        return new NewClient(clientId, secret, String.valueOf(account.get("id")));
    }

    /** A client just made, and the account under which it acts. */
    record NewClient(String clientId, String secret, String account) {
        @Override
        public String toString() {
            return "NewClient[" + clientId + "]";
        }
    }

    private static Map<String, Object> audience() {
        return mapper(
                "bourg-api audience",
                "oidc-audience-mapper",
                Map.of(
                        "included.client.audience",
                        API,
                        "access.token.claim",
                        "true",
                        "id.token.claim",
                        "false"));
    }

    private static Map<String, Object> organizationGroups() {
        return mapper(
                "organization groups",
                "oidc-organization-group-membership-mapper",
                Map.of(
                        "access.token.claim", "true",
                        "id.token.claim", "true",
                        "introspection.token.claim", "true",
                        "addGroupRoleMappings", "true"));
    }

    private static Map<String, Object> mapper(
            String name, String type, Map<String, String> config) {
        return Map.of(
                "name",
                name,
                "protocol",
                "openid-connect",
                "protocolMapper",
                type,
                "config",
                config);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String name() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
