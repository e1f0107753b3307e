package bourg.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An edge that has seen no good token yet meets a key that nobody has published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownKeyTest {
    private final Edge edge;

    UnknownKeyTest() throws IOException {
        edge = new Edge();
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    /** Keys are asked for only so often; that one must not be told that they are away. */
    @Test
    void refusesAnUnknownKeyHoweverOftenItComes() throws IOException {
        var key = edge.keys.of("attacker");
        var forged =
                Keys.signed(key, Keys.header(key).build(), Keys.claims("workforce", claims -> {}));
        for (int i = 1; i < 5; i++) {
            assertThat(call(forged)).as("try %d", i).isEqualTo(401);
        }
        assertThat(call(edge.keys.token("workforce", claims -> {}))).isEqualTo(200);
    }

    private int call(String token) throws IOException {
        return edge.get(Edge.CITY, "/api/v1/orders", "Authorization: Bearer " + token).status();
    }
}
