package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key means one request: repeated, refused or broken, it happens once. */
class IdempotencyTest {

    private static final Drive drive = Shared.DRIVE;
    private static final StripeClient stripe = drive.stripe();

    @AfterEach
    void clear() {
        drive.send(
                HttpRequest.newBuilder(URI.create(Shared.SANDBOX.url() + "/_sandbox/faults"))
                        .DELETE());
    }

    @Test
    void repeatsTheFirstAnswer() throws StripeException {
        String charge = charge();
        Refund first = refund(charge, 100, "again-" + charge);
        Refund second = refund(charge, 100, "again-" + charge);
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(refunded(charge)).isEqualTo(100);
    }

    @Test
    void refusesOtherParametersUnderTheSameKey() throws StripeException {
        String charge = charge();
        refund(charge, 100, "other-" + charge);
        assertThatThrownBy(() -> refund(charge, 101, "other-" + charge))
                .isInstanceOf(IdempotencyException.class);
        assertThat(refunded(charge)).isEqualTo(100);
    }

    @Test
    void refusesTheSameKeyWhileItIsAtWork() throws Exception {
        String charge = charge();
        fault("/v1/refunds", "delay&delay_ms=1500");
        var first =
                CompletableFuture.supplyAsync(
                        () -> drive.raw("POST", "/v1/refunds", "charge=" + charge, auth(), "k1"));
        Thread.sleep(500);
        var second = drive.raw("POST", "/v1/refunds", "charge=" + charge, auth(), "k1");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("idempotency_key_in_use");
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    @Test
    void repeatsARefusalInVersionOne() throws StripeException {
        String charge = charge();
        assertThatThrownBy(() -> refund(charge, 5_000, "toomuch-" + charge))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> refund(charge, 5_000, "toomuch-" + charge))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getParam()).isEqualTo("amount"));
        refund(charge, 500, "enough-" + charge);
    }

    @Test
    void keepsWhatHappenedBeforeTheAnswerWasLost() throws StripeException {
        String charge = charge();
        fault("/v1/refunds", "error_after_commit");
        assertThatThrownBy(() -> refund(charge, 100, "lost-" + charge))
                .isInstanceOf(ApiException.class);
        assertThat(refunded(charge)).isEqualTo(100);
        refund(charge, 100, "lost-" + charge);
        assertThat(refunded(charge)).isEqualTo(100);
    }

    @Test
    void breaksTheConnectionAfterTheFact() throws StripeException {
        String charge = charge();
        fault("/v1/refunds", "no_answer");
        assertThatThrownBy(() -> refund(charge, 100, "cut-" + charge))
                .isInstanceOf(ApiConnectionException.class);
        refund(charge, 100, "cut-" + charge);
        assertThat(refunded(charge)).isEqualTo(100);
    }

    @Test
    void limitsTheRateWithoutEffect() throws StripeException {
        String charge = charge();
        fault("/v1/refunds", "rate_limit");
        assertThatThrownBy(() -> refund(charge, 100, "fast-" + charge))
                .isInstanceOf(RateLimitException.class);
        assertThat(refunded(charge)).isZero();
        refund(charge, 100, "fast-" + charge);
        assertThat(refunded(charge)).isEqualTo(100);
    }

    private static void fault(String path, String kind) {
        assertThat(drive.knob("/_sandbox/faults?path=" + path + "&kind=" + kind).statusCode())
                .isEqualTo(200);
    }

    private static String auth() {
        return "Bearer " + Shared.SANDBOX.apiKey();
    }

    private static String charge() throws StripeException {
        return drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
    }

    private static long refunded(String charge) throws StripeException {
        return stripe.v1().charges().retrieve(charge).getAmountRefunded();
    }

    private static Refund refund(String charge, long amount, String key) throws StripeException {
        return stripe.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder().setCharge(charge).setAmount(amount).build(),
                        RequestOptions.builder()
                                .setIdempotencyKey(key)
                                .setMaxNetworkRetries(0)
                                .build());
    }
}
