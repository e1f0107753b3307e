package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.checkout.SessionCreateParams.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Debits of bank accounts: the page is done at once, the money comes or fails days later. */
class BankDebitTest {
    private static final Drive drive = Shared.DRIVE;

    private static PaymentIntent intent(Session session) throws StripeException {
        String id =
                drive.stripe()
                        .v1()
                        .checkout()
                        .sessions()
                        .retrieve(session.getId())
                        .getPaymentIntent();
        var params =
                PaymentIntentRetrieveParams.builder()
                        .addExpand("latest_charge.balance_transaction")
                        .build();
        return drive.stripe().v1().paymentIntents().retrieve(id, params);
    }

    private static Session debited(String account) throws StripeException {
        Session session = drive.session(10_000, "ordr_bank");
        var page =
                drive.post(
                        session.getUrl() + "?means=bank",
                        Map.of("email", "lise@example.org", "name", "Lise", "account", account));
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(intent(session).getStatus()).isEqualTo("processing");
        assertThat(intent(session).getLatestChargeObject().getStatus()).isEqualTo("pending");
        assertThat(intent(session).getLatestChargeObject().getBalanceTransaction()).isNull();
        return session;
    }

    private static Session now(Session session) throws StripeException {
        return drive.stripe().v1().checkout().sessions().retrieve(session.getId());
    }

    @Test
    void theMoneyComesWhenTheBankHasAnswered() throws StripeException {
        Session session = debited("000123456789");
        assertThat(now(session).getStatus()).isEqualTo("complete");
        assertThat(now(session).getPaymentStatus()).isEqualTo("unpaid");
        drive.knob("/_sandbox/clock?by=P2D");
        assertThat(intent(session).getStatus()).isEqualTo("processing");
        drive.knob("/_sandbox/clock?by=P2D");
        assertThat(now(session).getPaymentStatus()).isEqualTo("paid");
        var charge = intent(session).getLatestChargeObject();
        assertThat(charge.getBalanceTransactionObject().getFee()).isEqualTo(140);
        assertThat(charge.getPaymentMethodDetails().getAcssDebit().getLast4()).isEqualTo("6789");
    }

    @Test
    void orItFails() throws StripeException {
        Session session = debited("000222222227");
        drive.knob("/_sandbox/clock?by=P4D");
        assertThat(now(session).getPaymentStatus()).isEqualTo("unpaid");
        assertThat(intent(session).getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent(session).getLastPaymentError().getCode())
                .isEqualTo("payment_method_debit_failed");
    }

    @Test
    void aRealAccountIsRefusedInThePersonsLanguageAndWhatWasTypedStays() throws StripeException {
        var french = drive.sessionOf(1_234, "o").setLocale(Locale.FR_CA).build();
        String url = drive.stripe().v1().checkout().sessions().create(french).getUrl();
        var page =
                drive.post(
                        url + "?means=bank",
                        Map.of("email", "lise@example.org", "name", "", "account", "12345"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Numéro de compte bancaire", "comptes d’essai", "titulaire du compte")
                .contains("href=\"#account\"", "href=\"#name\"", "value=\"lise@example.org\"");
    }
}
