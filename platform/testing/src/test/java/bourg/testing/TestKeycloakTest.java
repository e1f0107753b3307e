package bourg.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.parts.login.Login;
import bourg.parts.login.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TestKeycloakTest {

    private final TestKeycloak keycloak = TestKeycloak.server();

    @Test
    void automationIsAnOperatorForOurApi() {
        Tokens tokens =
                Login.at(keycloak.realm("ops"))
                        .server("ops-automation", keycloak.opsAutomationSecret(), "");
        assertThat(claims(tokens))
                .contains("\"bourg-api\"", "\"operator\"", "\"azp\":\"ops-automation\"")
                .contains("\"iss\":\"" + keycloak.realm("ops") + "\"");
    }

    @Test
    void aWrongSecretBringsNoToken() {
        assertThatThrownBy(() -> Login.at(keycloak.realm("ops")).server("ops-automation", "no", ""))
                .hasMessageContaining("401");
    }

    @Test
    void theAdministratorReachesTheMasterRealm() {
        Tokens tokens =
                Login.at(keycloak.realm("master"))
                        .server(keycloak.adminClient(), keycloak.adminSecret(), "");
        assertThat(tokens.access()).isNotEmpty();
    }

    private static String claims(Tokens tokens) {
        String[] parts = tokens.access().split("\\.", -1);
        return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    }
}
