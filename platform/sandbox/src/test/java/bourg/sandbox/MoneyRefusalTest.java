package bourg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Money that is not there, or not for this account, does not move even here. */
class MoneyRefusalTest {

    private static final Drive drive = Shared.DRIVE;
    private static final StripeClient stripe = drive.stripe();

    @Test
    void passesOnNoMoreThanTheChargeAndOnlyToOnboardedAccounts() throws StripeException {
        String charge = drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
        String fresh = drive.account("Fresh");
        assertThat(refusal(() -> transfer(fresh, 10, charge)).getCode())
                .isEqualTo("insufficient_capabilities_for_transfer");
        String account = drive.onboardedAccount("Ready");
        transfer(account, 600, charge);
        assertThat(refusal(() -> transfer(account, 401, charge)).getMessage())
                .contains("must not exceed the source amount of 10.00 cad");
        transfer(account, 400, charge);
        assertThat(refusal(() -> transfer(account, 1, charge)).getParam()).isEqualTo("amount");
    }

    @Test
    void keepsCurrenciesApart() throws StripeException {
        String charge = drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
        TransferCreateParams dollars =
                TransferCreateParams.builder()
                        .setAmount(10L)
                        .setCurrency("usd")
                        .setDestination(drive.onboardedAccount("Ready"))
                        .setSourceTransaction(charge)
                        .build();
        assertThat(refusal(() -> stripe.v1().transfers().create(dollars)).getParam())
                .isEqualTo("currency");
        SessionCreateParams mixed =
                drive.sessionOf(1_000, "o").addLineItem(Drive.item(1_000, "usd")).build();
        assertThat(refusal(() -> stripe.v1().checkout().sessions().create(mixed)).getParam())
                .isEqualTo("line_items");
    }

    @Test
    void passesOnNoMoreThanTheBalance() throws StripeException {
        String account = drive.onboardedAccount("Ready");
        assertThat(refusal(() -> transfer(account, 99_999_999, null)).getCode())
                .isEqualTo("balance_insufficient");
    }

    @Test
    void givesBackNoMoreThanWasPaid() throws StripeException {
        String charge = drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
        refund(charge, 400);
        assertThat(refusal(() -> refund(charge, 601)).getParam()).isEqualTo("amount");
        refund(charge, 600);
        assertThat(refusal(() -> refund(charge, 1)).getCode()).isEqualTo("charge_already_refunded");
    }

    @Test
    void takesBackNoMoreThanWasPassedOn() throws StripeException {
        String charge = drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
        String transfer = transfer(drive.onboardedAccount("Ready"), 500, charge);
        reverse(transfer, 200);
        assertThat(refusal(() -> reverse(transfer, 301)).getParam()).isEqualTo("amount");
        reverse(transfer, 300);
        assertThat(refusal(() -> reverse(transfer, 1)).getCode())
                .isEqualTo("transfer_already_reversed");
        assertThat(stripe.v1().transfers().reversals().list(transfer).getData()).hasSize(2);
    }

    @Test
    void disputesTheCardThatIsDisputed() throws StripeException {
        String charge = drive.pay(drive.session(1_000, "o").getId(), "4000000000000259");
        assertThat(refusal(() -> refund(charge, 1)).getCode()).isEqualTo("charge_disputed");
        var dispute = stripe.v1().disputes().list().getData().getFirst();
        assertThat(dispute.getCharge()).isEqualTo(charge);
        assertThat(stripe.v1().disputes().retrieve(dispute.getId()).getStatus())
                .isEqualTo("needs_response");
        assertThat(dispute.getBalanceTransactions().getFirst().getNet()).isEqualTo(-2_500);
    }

    @Test
    void refusesToExpandWhatIsNoObject() throws StripeException {
        String charge = drive.pay(drive.session(1_000, "o").getId(), "4242424242424242");
        var refused = drive.raw("GET", "/v1/charges/" + charge + "?expand%5B%5D=amount", "");
        assertThat(refused.body()).contains("This property cannot be expanded (amount).");
        var expanded =
                drive.raw("GET", "/v1/charges?expand%5B%5D=data.payment_intent.latest_charge", "");
        assertThat(
                        Store.JSON
                                .readTree(expanded.body())
                                .at("/data/0/payment_intent/latest_charge/object")
                                .asString(""))
                .isEqualTo("charge");
    }

    @Test
    void expiresOnlyOpenSessions() throws StripeException {
        String session = drive.session(1_000, "o").getId();
        assertThat(stripe.v1().checkout().sessions().expire(session).getStatus())
                .isEqualTo("expired");
        assertThat(refusal(() -> stripe.v1().checkout().sessions().expire(session)).getMessage())
                .contains("status of expired");
        assertThat(drive.knob("/_sandbox/sessions/" + session + "/pay").statusCode())
                .isEqualTo(409);
    }

    private static String transfer(String account, long amount, String charge)
            throws StripeException {
        return stripe.v1().transfers().create(drive.transfer(account, amount, charge)).getId();
    }

    private static void refund(String charge, long amount) throws StripeException {
        var refund = RefundCreateParams.builder().setCharge(charge).setAmount(amount).build();
        assertThat(stripe.v1().refunds().create(refund).getCharge()).isEqualTo(charge);
    }

    private static void reverse(String transfer, long amount) throws StripeException {
        var reversal = TransferReversalCreateParams.builder().setAmount(amount).build();
        assertThat(stripe.v1().transfers().reversals().create(transfer, reversal).getTransfer())
                .isEqualTo(transfer);
    }

    private static InvalidRequestException refusal(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call);
    }
}
