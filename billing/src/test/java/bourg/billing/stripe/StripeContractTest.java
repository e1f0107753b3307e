package bourg.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Stripe keeps the contract: runs when {@code BOURG_STRIPE_TEST_KEY} is a test key of a Canadian
 * platform account, and is counted as skipped otherwise. {@code BOURG_STRIPE_TEST_RECIPIENT} names
 * an onboarded account of it that may be sent money.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe's test cards</a>
 */
@EnabledIfEnvironmentVariable(
        named = "BOURG_STRIPE_TEST_KEY",
        matches = "(sk|rk)_test_.+",
        disabledReason = "There is no test key of Stripe in BOURG_STRIPE_TEST_KEY")
class StripeContractTest extends ProviderContract {
    private static final URI BASE = URI.create("https://api.stripe.com");
    private static final String KEY =
            Optional.ofNullable(System.getenv("BOURG_STRIPE_TEST_KEY")).orElse("");

    @Override
    Adapters ours() {
        return Adapters.at(BASE, KEY);
    }

    @Override
    Adapters stranger() {
        return Adapters.at(BASE, "sk_test_somebody_else");
    }

    /**
     * No person is there to fill in the hosted page, so Stripe's own test card confirms at once.
     */
    @Override
    String paid(long amountMinor) {
        var params =
                PaymentIntentCreateParams.builder()
                        .setAmount(amountMinor)
                        .setCurrency("cad")
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .setAutomaticPaymentMethods(
                                AutomaticPaymentMethods.builder()
                                        .setEnabled(true)
                                        .setAllowRedirects(
                                                AutomaticPaymentMethods.AllowRedirects.NEVER)
                                        .build())
                        .build();
        try {
            return new StripeClient(KEY).v1().paymentIntents().create(params).getId();
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    Optional<String> recipient() {
        return Optional.ofNullable(System.getenv("BOURG_STRIPE_TEST_RECIPIENT"));
    }
}
