package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cards that are kept on a hosted page, and charged while the person is away. */
class KeptCardTest {
    private static final Drive drive = Shared.DRIVE;
    private static final StripeClient stripe = drive.stripe();

    private static String customer() throws StripeException {
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setEmail("zoe@example.org").build())
                .getId();
    }

    private static PaymentIntentCreateParams.Builder charge(String customer, String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(2_500L)
                .setCurrency("cad")
                .setCustomer(customer)
                .setPaymentMethod(method)
                .addPaymentMethodType("card")
                .setOffSession(true)
                .setConfirm(true)
                .putMetadata("payment", customer)
                .addExpand("latest_charge.balance_transaction");
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /** Leaves a card on a page in setup mode and gives the provider's name of it. */
    private static String kept(String customer, String card) throws StripeException {
        Session page =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                SessionCreateParams.builder()
                                        .setMode(SessionCreateParams.Mode.SETUP)
                                        .setCustomer(customer)
                                        .setCurrency("cad")
                                        .addPaymentMethodType(PaymentMethodType.CARD)
                                        .setSuccessUrl("http://city.localhost/back")
                                        .build());
        drive.knob("/_sandbox/sessions/" + page.getId() + "/pay?card=" + card);
        Session done = stripe.v1().checkout().sessions().retrieve(page.getId());
        assertThat(done.getPaymentStatus()).isEqualTo("no_payment_required");
        return stripe.v1().setupIntents().retrieve(done.getSetupIntent()).getPaymentMethod();
    }

    @Test
    void aCardThatPaidOnceIsChargedAgainOncePerKey() throws StripeException {
        String customer = customer();
        SessionCreateParams wish =
                drive.sessionOf(2_500, "ordr_kept")
                        .setCustomer(customer)
                        .addPaymentMethodType(PaymentMethodType.CARD)
                        .setPaymentIntentData(
                                PaymentIntentData.builder()
                                        .setSetupFutureUsage(
                                                PaymentIntentData.SetupFutureUsage.OFF_SESSION)
                                        .build())
                        .build();
        Session page = stripe.v1().checkout().sessions().create(wish);
        String first = drive.pay(page.getId(), "4242424242424242");
        String method = stripe.v1().charges().retrieve(first).getPaymentMethod();
        String key = UUID.randomUUID().toString();
        PaymentIntent paid =
                stripe.v1().paymentIntents().create(charge(customer, method).build(), key(key));
        PaymentIntent again =
                stripe.v1().paymentIntents().create(charge(customer, method).build(), key(key));
        assertThat(again.getId()).isEqualTo(paid.getId());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLatestChargeObject().getBalanceTransactionObject().getFee())
                .isEqualTo(103);
        assertThat(
                        stripe.v1()
                                .paymentIntents()
                                .list(
                                        PaymentIntentListParams.builder()
                                                .setCustomer(customer)
                                                .build())
                                .getData())
                .hasSize(2);
        stripe.v1().paymentMethods().detach(method);
        assertThatThrownBy(
                        () -> stripe.v1().paymentIntents().create(charge(customer, method).build()))
                .isInstanceOf(InvalidRequestException.class);
    }

    /** The refusal stays on record, and the same key is refused the same way. */
    @Test
    void theBankRefusesInTwoWays() throws StripeException {
        refused("4000000000000341", "card_declined");
        refused("4000002760003184", "authentication_required");
    }

    private static void refused(String card, String code) throws StripeException {
        String customer = customer();
        PaymentIntentCreateParams wish = charge(customer, kept(customer, card)).build();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> stripe.v1().paymentIntents().create(wish, key(key)))
                    .isInstanceOfSatisfying(
                            CardException.class,
                            refusal -> {
                                assertThat(refusal.getStatusCode()).isEqualTo(402);
                                assertThat(refusal.getCode()).isEqualTo(code);
                            });
        }
        var seen =
                stripe.v1()
                        .paymentIntents()
                        .list(PaymentIntentListParams.builder().setCustomer(customer).build())
                        .getData();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().getStatus()).isEqualTo("requires_payment_method");
        assertThat(seen.getFirst().getLastPaymentError().getCode()).isEqualTo(code);
    }

    @Test
    void whatStripeRefusesIsRefused() throws StripeException {
        String customer = customer();
        String method = kept(customer, "4242424242424242");
        for (PaymentIntentCreateParams wish :
                new PaymentIntentCreateParams[] {
                    charge(customer(), method).build(),
                    charge(customer, "pm_unknown").build(),
                    charge(customer, method).setAmount(1L).build(),
                    charge("cus_unknown", method).build(),
                }) {
            assertThatThrownBy(() -> stripe.v1().paymentIntents().create(wish))
                    .isInstanceOf(InvalidRequestException.class);
        }
        SessionCreateParams both =
                drive.sessionOf(2_500, "ordr_both")
                        .setCustomer(customer)
                        .setCustomerEmail("zoe@example.org")
                        .build();
        assertThatThrownBy(() -> stripe.v1().checkout().sessions().create(both))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("You may only specify one of these parameters");
    }
}
