package bourg.tenants.identity;

import bourg.tenants.IdentityProvider;
import bourg.tenants.Realm;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Keycloak's administration over HTTP, signed in as a service account of the realm {@code master}.
 */
@Component
class KeycloakAdmin {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
            new ParameterizedTypeReference<>() {};

    private final IdentityProvider provider;
    private final RestClient http;
    private @Nullable Token token;

    KeycloakAdmin(IdentityProvider provider) {
        this.provider = provider;
        var factory =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(READ);
        this.http =
                RestClient.builder()
                        .requestFactory(factory)
                        .baseUrl(provider.internalUrl())
                        .build();
    }

    private record Token(String text, Instant until) {}

    List<Map<String, Object>> list(Realm realm, String path, Object... variables) {
        return Objects.requireNonNull(
                request(HttpMethod.GET, realm, path, variables).retrieve().body(LIST));
    }

    Map<String, Object> get(Realm realm, String path, Object... variables) {
        return Objects.requireNonNull(
                request(HttpMethod.GET, realm, path, variables).retrieve().body(OBJECT));
    }

    /** The identifier of what was made, or nothing if it was there already. */
    Optional<String> create(Realm realm, String path, Object body, Object... variables) {
        try {
            ResponseEntity<Void> made =
                    request(HttpMethod.POST, realm, path, variables)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(body)
                            .retrieve()
                            .toBodilessEntity();
            URI location = made.getHeaders().getLocation();
            String address = location == null ? "" : location.getPath();
            return Optional.of(address.substring(address.lastIndexOf('/') + 1));
        } catch (HttpClientErrorException.Conflict isThere) {
            return Optional.empty();
        }
    }

    void put(Realm realm, String path, @Nullable Object body, Object... variables) {
        RestClient.RequestBodySpec request = request(HttpMethod.PUT, realm, path, variables);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        request.retrieve().toBodilessEntity();
    }

    /** False if there was nothing to delete. */
    boolean delete(Realm realm, String path, Object... variables) {
        try {
            request(HttpMethod.DELETE, realm, path, variables).retrieve().toBodilessEntity();
            return true;
        } catch (HttpClientErrorException.NotFound isGone) {
            return false;
        }
    }

    /** Puts a person into a group; one who is in it already stays. */
    void join(Realm realm, String path, Object... variables) {
        try {
            put(realm, path, null, variables);
        } catch (HttpClientErrorException.Conflict isMember) {
            // 409: already a member of the group.
        }
    }

    private RestClient.RequestBodySpec request(
            HttpMethod method, Realm realm, String path, Object... variables) {
        String bearer = bearer();
        return http.method(method)
                .uri("/admin/realms/" + realm.text() + path, variables)
                .headers(headers -> headers.setBearerAuth(bearer));
    }

    private synchronized String bearer() {
        Token known = token;
        if (known == null || known.until().isBefore(Instant.now())) {
            known = signIn();
            token = known;
        }
        return known.text();
    }

    private Token signIn() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", provider.clientId());
        form.add("client_secret", provider.clientSecret());
        Map<String, Object> answer =
                Objects.requireNonNull(
                        http.post()
                                .uri("/realms/master/protocol/openid-connect/token")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .body(form)
                                .retrieve()
                                .body(OBJECT));
        long seconds = ((Number) Objects.requireNonNull(answer.get("expires_in"))).longValue();
        return new Token(
                String.valueOf(answer.get("access_token")),
                Instant.now().plusSeconds(seconds).minus(MARGIN));
    }
}
