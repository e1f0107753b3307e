package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events come signed and pinned, until they are taken, and as badly as a test wants them. */
class WebhooksTest {

    private static final Drive drive = Shared.DRIVE;
    private static final String DONE = "checkout.session.completed";

    @AfterEach
    void calm() {
        drive.knob("/_sandbox/webhooks");
    }

    @Test
    void triesAgainUntilTaken() throws StripeException {
        try (Inbox inbox = inbox("whsec_retry")) {
            inbox.failNext(3);
            drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
            inbox.await(Set.of("charge.succeeded", "payment_intent.succeeded", DONE));
            assertThat(inbox.rejected()).isEmpty();
            assertThat(inbox.events())
                    .allMatch(each -> each.getApiVersion().equals(Stripe.API_VERSION));
        }
    }

    @Test
    void deliversTwiceWhenAsked() throws StripeException {
        try (Inbox inbox = inbox("whsec_twice")) {
            drive.knob("/_sandbox/webhooks?duplicate=true");
            drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
            inbox.await(Set.of(DONE));
            inbox.awaitCount(6);
            assertThat(inbox.types()).filteredOn(DONE::equals).hasSize(2);
        }
    }

    @Test
    void holdsThenDeliversInReverse() throws Exception {
        try (Inbox inbox = inbox("whsec_reverse")) {
            drive.knob("/_sandbox/webhooks?hold=true&reverse=true");
            drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
            Thread.sleep(600);
            assertThat(inbox.types()).isEmpty();
            drive.knob("/_sandbox/webhooks?reverse=true");
            inbox.awaitCount(3);
            assertThat(inbox.types())
                    .isEqualTo(List.of(DONE, "payment_intent.succeeded", "charge.succeeded"));
        }
    }

    @Test
    void listsWhatHappened() throws StripeException {
        drive.pay(drive.session(1_000, "o").getId(), "4000000000000259");
        var disputed =
                drive.stripe()
                        .v1()
                        .events()
                        .list(
                                EventListParams.builder()
                                        .setType("charge.dispute.created")
                                        .setLimit(1L)
                                        .build())
                        .getData()
                        .getFirst();
        assertThat(drive.stripe().v1().events().retrieve(disputed.getId()).getType())
                .isEqualTo("charge.dispute.created");
    }

    @Test
    void forgetsADeletedEndpoint() throws StripeException {
        var endpoints = drive.stripe().v1().webhookEndpoints();
        var endpoint = endpoints.create(JourneyTest.everything("http://127.0.0.1:1/hook"));
        assertThat(endpoint.getSecret()).startsWith("whsec_");
        assertThat(endpoints.retrieve(endpoint.getId()).getSecret()).isNull();
        assertThat(endpoints.delete(endpoint.getId()).getDeleted()).isTrue();
        assertThat(endpoints.list().getData())
                .noneMatch(each -> each.getId().equals(endpoint.getId()));
    }

    private static Inbox inbox(String secret) {
        var inbox = new Inbox(secret);
        Shared.SANDBOX.sendWebhooksTo(inbox.url(), secret);
        return inbox;
    }
}
