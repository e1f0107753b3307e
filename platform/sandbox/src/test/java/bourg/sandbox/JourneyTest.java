package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import com.stripe.model.checkout.Session;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A city's sale from the account to the refund, over the wire. */
class JourneyTest {

    private static final Drive drive = Shared.DRIVE;
    private static final StripeClient stripe = drive.stripe();

    @Test
    void chargesSplitsAndGivesBack() throws StripeException {
        try (var inbox = new Inbox("")) {
            chargesSplitsAndGivesBack(inbox);
        }
    }

    private static void chargesSplitsAndGivesBack(Inbox inbox) throws StripeException {
        var endpoint = stripe.v1().webhookEndpoints().create(everything(inbox.url().toString()));
        inbox.expectSecret(endpoint.getSecret());
        long before = balance();
        sellAndGiveBackHalf();
        addsUpTo(before + 10_001 - 320 - 1_500 - 7_501 - 5_000 + 750);
        inbox.await(
                Set.of(
                        "checkout.session.completed",
                        "payment_intent.succeeded",
                        "charge.succeeded",
                        "transfer.created",
                        "refund.created",
                        "charge.refunded",
                        "transfer.reversed"));
        assertThat(inbox.rejected()).isEqualTo(List.of());
    }

    private static Session paidSession() throws StripeException {
        Session session = drive.session(10_001, "ordr_1");
        drive.pay(session.getId(), "4242424242424242");
        Session paid =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .retrieve(
                                session.getId(),
                                SessionRetrieveParams.builder()
                                        .addExpand(
                                                "payment_intent.latest_charge.balance_transaction")
                                        .build());
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        var charge = paid.getPaymentIntentObject().getLatestChargeObject();
        assertThat(charge.getTransferGroup()).isEqualTo("ordr_1");
        assertThat(charge.getBalanceTransactionObject().getFee()).isEqualTo(320);
        return paid;
    }

    private static void sellAndGiveBackHalf() throws StripeException {
        String city = drive.onboardedAccount("Ville");
        String partner = drive.onboardedAccount("Coop");
        Session paid = paidSession();
        var charge = paid.getPaymentIntentObject().getLatestChargeObject();
        Transfer toCity =
                stripe.v1().transfers().create(drive.transfer(city, 1_500, charge.getId()));
        stripe.v1().transfers().create(drive.transfer(partner, 7_501, charge.getId()));
        Refund refund =
                stripe.v1()
                        .refunds()
                        .create(
                                RefundCreateParams.builder()
                                        .setPaymentIntent(paid.getPaymentIntent())
                                        .setAmount(5_000L)
                                        .build());
        stripe.v1()
                .transfers()
                .reversals()
                .create(
                        toCity.getId(),
                        TransferReversalCreateParams.builder().setAmount(750L).build());
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.v1().transfers().retrieve(toCity.getId()).getAmountReversed())
                .isEqualTo(750);
    }

    private static void addsUpTo(long expected) throws StripeException {
        assertThat(balance()).isEqualTo(expected);
        var page =
                stripe.v1()
                        .balanceTransactions()
                        .list(BalanceTransactionListParams.builder().setLimit(2L).build());
        long sum = 0;
        for (var each : page.autoPagingIterable()) {
            sum += each.getNet();
        }
        assertThat(sum).isEqualTo(expected);
    }

    private static long balance() throws StripeException {
        return stripe.v1().balance().retrieve().getAvailable().stream()
                .filter(each -> each.getCurrency().equals("cad"))
                .mapToLong(each -> each.getAmount())
                .sum();
    }

    static WebhookEndpointCreateParams everything(String url) {
        return WebhookEndpointCreateParams.builder()
                .setUrl(url)
                .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL)
                .build();
    }
}
