package bourg.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.stripe.com, sk_sandbox_1",
        "http://127.0.0.1:8082, sk_live_1",
        "https://api.stripe.com.evil.example, sk_live_1",
        "http://api.stripe.com, sk_live_1",
        "http://127.0.0.1:8082, rk_live_1"
    })
    void aKeyIsNeverSentWhereItDoesNotBelong(String base, String key) {
        assertThatThrownBy(() -> settings(base, key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.stripe.com, sk_live_1",
        "https://api.stripe.com, sk_test_1",
        "http://127.0.0.1:8082, sk_sandbox_1"
    })
    void everyOtherPairWorks(String base, String key) {
        assertThat(settings(base, key).apiKey()).isEqualTo(key);
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(settings("https://api.stripe.com", "sk_test_secret").toString())
                .doesNotContain("secret");
    }

    private static StripeSettings settings(String base, String key) {
        return new StripeSettings(
                URI.create(base), key, List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
