package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams.Locale;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountOnboarding;
import com.stripe.param.v2.core.AccountRetrieveParams;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The hosted pages by plain form posts, as a browser without JavaScript. */
class PagesTest {

    private static final Drive drive = Shared.DRIVE;

    @Test
    void takesTheMoneyOnceAndSendsTheCitizenBack() throws StripeException {
        Session session = drive.session(1_234, "o");
        HttpResponse<String> page = drive.get(session.getUrl());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<html lang=\"en\">",
                        "$12.34",
                        "Permis &lt;v",
                        "no money moves",
                        "aucun argent")
                .contains("http://city.localhost:8080/cancel")
                .doesNotContain("<script", "<v\u00e9lo>");
        String back = "http://city.localhost:8080/back?session=" + session.getId();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> paid = drive.post(session.getUrl(), card("4242 4242 4242 4242"));
            assertThat(paid.statusCode()).isEqualTo(303);
            assertThat(paid.headers().firstValue("Location")).contains(back);
        }
        var paid = drive.stripe().v1().checkout().sessions().retrieve(session.getId());
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("lise@example.org");
        assertThat(
                        Store.JSON
                                .readTree(
                                        drive.raw(
                                                        "GET",
                                                        "/v1/charges?payment_intent="
                                                                + paid.getPaymentIntent(),
                                                        "")
                                                .body())
                                .get("data")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void letsADeclinedCitizenTryAgain() throws StripeException {
        Session session = drive.session(1_234, "o");
        HttpResponse<String> declined = drive.post(session.getUrl(), card("4000000000000002"));
        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.body())
                .contains("Your card was declined", "value=\"lise@example.org\"", "role=\"alert\"");
        var open = drive.stripe().v1().checkout().sessions().retrieve(session.getId());
        assertThat(open.getStatus()).isEqualTo("open");
        assertThat(
                        drive.stripe()
                                .v1()
                                .paymentIntents()
                                .retrieve(open.getPaymentIntent())
                                .getLastPaymentError()
                                .getCode())
                .isEqualTo("card_declined");
        assertThat(drive.post(session.getUrl(), card("4242424242424242")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void saysWhatIsWrongInTheSessionsLanguageAndKeepsWhatWasTyped() throws StripeException {
        var french = drive.sessionOf(1_234, "o").setLocale(Locale.FR_CA).build();
        String url = drive.stripe().v1().checkout().sessions().create(french).getUrl();
        Map<String, String> form = card("4111111111111111");
        form.put("expiry", "01/20");
        form.put("cvc", "12");
        form.put("email", "lise");
        HttpResponse<String> page = drive.post(url, form);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<html lang=\"fr\">", "Il y a un probl", "12,34", "value=\"01/20\"")
                .contains(
                        "href=\"#number\"", "href=\"#expiry\"", "href=\"#cvc\"", "href=\"#email\"")
                .contains("aria-invalid=\"true\"")
                .doesNotContain("value=\"12\"");
    }

    @Test
    void knowsExpiredAndUnknownSessions() throws StripeException {
        Session session = drive.session(1_234, "o");
        drive.stripe().v1().checkout().sessions().expire(session.getId());
        assertThat(drive.get(session.getUrl()).statusCode()).isEqualTo(410);
        assertThat(drive.post(session.getUrl(), card("4242424242424242")).statusCode())
                .isEqualTo(410);
        assertThat(drive.get("/c/pay/cs_test_no").statusCode()).isEqualTo(404);
        assertThat(drive.get("/onboarding/_link_no").statusCode()).isEqualTo(404);
    }

    @Test
    void onboardsAnAccountOnce() throws StripeException {
        String account = drive.account("Coop V\u00e9lo");
        String url = link(account);
        assertThat(drive.get(url).body()).contains("Receive payments: Coop V");
        Map<String, String> form = new HashMap<>(Map.of("business_name", "Coop"));
        HttpResponse<String> wrong = drive.post(url, form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "href=\"#representative\"",
                        "href=\"#account_number\"",
                        "href=\"#confirm\"");
        assertThat(status(account)).isEqualTo("restricted");
        form.putAll(
                Map.of(
                        "representative", "Pat",
                        "account_number", "000123456789",
                        "confirm", "yes"));
        assertThat(drive.post(url, form).headers().firstValue("Location"))
                .contains("http://partners.localhost:8080/return");
        assertThat(status(account)).isEqualTo("active");
        assertThat(drive.get(url).headers().firstValue("Location"))
                .contains("http://partners.localhost:8080/refresh");
    }

    @Test
    void showsWhatItHolds() throws StripeException {
        Session session = drive.session(1_234, "o");
        assertThat(drive.get("/").body()).contains(session.getId(), "no money moves");
        assertThat(drive.get("/sandbox/style.css").statusCode()).isEqualTo(200);
        for (String probe : List.of("liveness", "readiness")) {
            assertThat(drive.get("/actuator/health/" + probe).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysTheSameInBothLanguages() {
        assertThat(new TreeSet<>(Texts.load("fr").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(Texts.load("en").stringPropertyNames()));
    }

    private static Map<String, String> card(String number) {
        return new HashMap<>(
                Map.of(
                        "email", "lise@example.org",
                        "name", "Lise",
                        "number", number,
                        "expiry", "12/40",
                        "cvc", "123"));
    }

    private static String link(String account) throws StripeException {
        var onboarding =
                AccountOnboarding.builder()
                        .addConfiguration(AccountOnboarding.Configuration.RECIPIENT)
                        .setRefreshUrl("http://partners.localhost:8080/refresh")
                        .setReturnUrl("http://partners.localhost:8080/return")
                        .build();
        return drive.stripe()
                .v2()
                .core()
                .accountLinks()
                .create(
                        AccountLinkCreateParams.builder()
                                .setAccount(account)
                                .setUseCase(
                                        UseCase.builder()
                                                .setType(UseCase.Type.ACCOUNT_ONBOARDING)
                                                .setAccountOnboarding(onboarding)
                                                .build())
                                .build())
                .getUrl();
    }

    private static String status(String account) throws StripeException {
        return drive.stripe()
                .v2()
                .core()
                .accounts()
                .retrieve(
                        account,
                        AccountRetrieveParams.builder()
                                .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
                                .build())
                .getConfiguration()
                .getRecipient()
                .getCapabilities()
                .getStripeBalance()
                .getStripeTransfers()
                .getStatus();
    }
}
