package bourg.billing.stripe;

import bourg.billing.PayoutAccount;
import com.stripe.model.v2.core.Account;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Recipient;
import com.stripe.param.v2.core.AccountCreateParams.Defaults.Responsibilities;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountRetrieveParams;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The parties' accounts with Stripe (Accounts v2, recipients of transfers). */
@Component
public class ConnectedAccounts {
    private final Calls calls;

    ConnectedAccounts(Calls calls) {
        this.calls = calls;
    }

    /** For whom an account is opened. */
    public record Wish(
            String key,
            String party,
            String displayName,
            String email,
            String country,
            Currency currency,
            boolean government) {}

    public String open(Wish wish) {
        var params =
                AccountCreateParams.builder()
                        .setDisplayName(wish.displayName())
                        .setContactEmail(wish.email())
                        .setDashboard(AccountCreateParams.Dashboard.EXPRESS)
                        .setIdentity(
                                AccountCreateParams.Identity.builder()
                                        .setCountry(wish.country().toLowerCase(Locale.ROOT))
                                        .setEntityType(
                                                wish.government()
                                                        ? AccountCreateParams.Identity.EntityType
                                                                .GOVERNMENT_ENTITY
                                                        : AccountCreateParams.Identity.EntityType
                                                                .COMPANY)
                                        .build())
                        .setDefaults(defaults(wish.currency()))
                        .setConfiguration(recipient())
                        .putMetadata("party", wish.party())
                        .build();
        return calls.ask(stripe ->
                        stripe.v2().core().accounts().create(params, Calls.key(wish.key())))
                .getId();
    }

    private static AccountCreateParams.Defaults defaults(Currency currency) {
        return AccountCreateParams.Defaults.builder()
                .setCurrency(Words.stripe(currency))
                .setResponsibilities(
                        Responsibilities.builder()
                                .setFeesCollector(Responsibilities.FeesCollector.APPLICATION)
                                .setLossesCollector(Responsibilities.LossesCollector.APPLICATION)
                                .build())
                .build();
    }

    private static AccountCreateParams.Configuration recipient() {
        var transfers =
                Recipient.Capabilities.StripeBalance.StripeTransfers.builder()
                        .setRequested(true)
                        .build();
        return AccountCreateParams.Configuration.builder()
                .setRecipient(
                        Recipient.builder()
                                .setCapabilities(
                                        Recipient.Capabilities.builder()
                                                .setStripeBalance(
                                                        Recipient.Capabilities.StripeBalance
                                                                .builder()
                                                                .setStripeTransfers(transfers)
                                                                .build())
                                                .build())
                                .build())
                .build();
    }

    public PayoutAccount.Status status(String account) {
        var params =
                AccountRetrieveParams.builder()
                        .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
                        .build();
        return transfers(
                calls.ask(stripe -> stripe.v2().core().accounts().retrieve(account, params)));
    }

    private static PayoutAccount.Status transfers(Account account) {
        String transfers =
                Optional.ofNullable(account.getConfiguration())
                        .map(Account.Configuration::getRecipient)
                        .map(Account.Configuration.Recipient::getCapabilities)
                        .map(Account.Configuration.Recipient.Capabilities::getStripeBalance)
                        .map(
                                Account.Configuration.Recipient.Capabilities.StripeBalance
                                        ::getStripeTransfers)
                        .map(
                                Account.Configuration.Recipient.Capabilities.StripeBalance
                                                .StripeTransfers
                                        ::getStatus)
                        .orElse("pending");
        return switch (transfers) {
            case "active" -> PayoutAccount.Status.ACTIVE;
            case "pending" -> PayoutAccount.Status.ONBOARDING;
            default -> PayoutAccount.Status.RESTRICTED;
        };
    }

    /** A hosted onboarding page that can be opened once. */
    public URI onboarding(String account, URI returnUrl, URI refreshUrl) {
        var params =
                AccountLinkCreateParams.builder()
                        .setAccount(account)
                        .setUseCase(
                                UseCase.builder()
                                        .setType(UseCase.Type.ACCOUNT_ONBOARDING)
                                        .setAccountOnboarding(
                                                UseCase.AccountOnboarding.builder()
                                                        .addConfiguration(
                                                                UseCase.AccountOnboarding
                                                                        .Configuration.RECIPIENT)
                                                        .setReturnUrl(returnUrl.toString())
                                                        .setRefreshUrl(refreshUrl.toString())
                                                        .build())
                                        .build())
                        .build();
        return URI.create(
                calls.ask(stripe -> stripe.v2().core().accountLinks().create(params)).getUrl());
    }
}
