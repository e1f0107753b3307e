package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.billing.OnboardingLinkCreation;
import bourg.client.billing.PayoutAccountStatus;
import bourg.client.billing.PayoutAccountsApi;
import bourg.local.Api;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** The pages of the payment provider, filled in as a person would. */
public final class HostedPages {

    private HostedPages() {}

    /** Onboards the account of a city or a partner. */
    public static void onboard(Api owner, String businessName) {
        PayoutAccountsApi accounts = new PayoutAccountsApi(owner.billing());
        URI returnUrl = owner.site().resolve("/");
        URI link =
                accounts.createOnboardingLink(
                                UUID.randomUUID().toString(),
                                new OnboardingLinkCreation().returnUrl(returnUrl))
                        .getUrl();
        assertThat(accounts.getPayoutAccount().getStatus())
                .isNotEqualTo(PayoutAccountStatus.ACTIVE);
        Visitor visitor = new Visitor();
        Visitor.Page answer =
                visitor.send(
                        visitor.open(link),
                        Map.of(
                                "business_name", businessName,
                                "representative", "Test",
                                "account_number", "000123456789",
                                "confirm", "yes"));
        assertThat(answer.redirect()).as("%s", answer.document()).contains(returnUrl);
        Waiting.patiently()
                .untilAsserted(() ->
                        assertThat(accounts.getPayoutAccount().getStatus())
                                .isEqualTo(PayoutAccountStatus.ACTIVE));
    }

    /** Pays, and returns where the page then leads without going there. */
    public static URI pay(URI page, String email) {
        return type(page, email, "4242 4242 4242 4242").redirect().orElseThrow();
    }

    /** Types a card that the page declines, and returns the status of the answer. */
    public static int tryDeclinedCard(URI page, String email) {
        return type(page, email, "4000 0000 0000 0002").status();
    }

    private static Visitor.Page type(URI page, String email, String card) {
        Visitor visitor = new Visitor();
        return visitor.send(
                visitor.open(page),
                Map.of(
                        "email", email, "number", card, "expiry", "12/40", "cvc", "123", "name",
                        "Test"));
    }
}
