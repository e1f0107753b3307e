package bourg.billing.stripe;

import bourg.marketplace.Money;
import bourg.marketplace.Wallet;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Charges cards that people left with the provider, while they are away
 * (https://docs.stripe.com/payments/save-during-payment: off_session and confirm in one call, which
 * ends in money or in a refusal).
 */
@Component
public class KeptCards {
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final String FACTS = "latest_charge.balance_transaction";

    private final Calls calls;

    KeptCards(Calls calls) {
        this.calls = calls;
    }

    /** What is charged to whom; nothing of it changes when it is asked again. */
    public record Wish(
            String idempotencyKey, String payment, String order, Money total, Wallet wallet) {}

    /** Gives the provider's name of a person; the same key gives the same name. */
    public String customer(String key, String email, Locale language) {
        var params =
                CustomerCreateParams.builder()
                        .setEmail(email)
                        .addPreferredLocale("fr".equals(language.getLanguage()) ? "fr-CA" : "en-CA")
                        .build();
        return calls.ask(stripe -> stripe.v1().customers().create(params, Calls.key(key))).getId();
    }

    /** Asks for the money; refused is what the bank refuses, and what makes no sense. */
    public Charges.Outcome charge(Wish wish) {
        var params =
                PaymentIntentCreateParams.builder()
                        .setAmount(wish.total().amountMinor())
                        .setCurrency(Words.stripe(wish.total().currency()))
                        .setCustomer(wish.wallet().customer())
                        .setPaymentMethod(wish.wallet().paymentMethod())
                        .addPaymentMethodType("card")
                        .setOffSession(true)
                        .setConfirm(true)
                        .setTransferGroup(wish.order())
                        .putMetadata("order", wish.order())
                        .putMetadata("payment", wish.payment())
                        .addExpand(FACTS)
                        .build();
        return Charges.outcome(
                calls.ask(stripe ->
                        stripe.v1()
                                .paymentIntents()
                                .create(params, Calls.key(wish.idempotencyKey()))));
    }

    /**
     * What became of a payment of which no answer came; empty if the provider never heard of it.
     */
    public Optional<Charges.Outcome> find(String customer, String payment, Instant since) {
        var params =
                PaymentIntentListParams.builder()
                        .setCustomer(customer)
                        .setCreated(
                                PaymentIntentListParams.Created.builder()
                                        .setGte(since.minus(CLOCKS_DIFFER).getEpochSecond())
                                        .build())
                        .setLimit(100L)
                        .addExpand("data." + FACTS)
                        .build();
        return calls.ask(stripe -> stripe.v1().paymentIntents().list(params)).getData().stream()
                .filter(intent -> payment.equals(named(intent)))
                .findFirst()
                .map(Charges::outcome);
    }

    private static String named(PaymentIntent intent) {
        return intent.getMetadata() == null ? "" : intent.getMetadata().getOrDefault("payment", "");
    }

    /** Who paid with which card, where it was kept. */
    public Wallet of(String charge) {
        Charge found = calls.ask(stripe -> stripe.v1().charges().retrieve(charge));
        return new Wallet(found.getCustomer(), found.getPaymentMethod());
    }

    /** Whose card was left on a page without paying. */
    public Wallet ofSetup(String setup) {
        SetupIntent found = calls.ask(stripe -> stripe.v1().setupIntents().retrieve(setup));
        return new Wallet(found.getCustomer(), found.getPaymentMethod());
    }

    /** Has the provider forget a card; one that is forgotten already stays so. */
    public void forget(String paymentMethod, String key) {
        calls.ask(stripe -> stripe.v1().paymentMethods().detach(paymentMethod, Calls.key(key)));
    }
}
