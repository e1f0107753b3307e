package bourg.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import bourg.billing.PayoutAccount;
import bourg.billing.ProviderAway;
import bourg.marketplace.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What Bourg relies on, whoever answers: the same tests run against the sandbox always, and against
 * Stripe when there is a test key. Each test brings its own objects, so that it can run again on an
 * account that remembers everything.
 */
abstract class ProviderContract {
    private static final Currency CAD = Currency.getInstance("CAD");
    private static final URI BACK = URI.create("https://valmont.example/orders");
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    /** Our own adapter, and that of somebody with a wrong key. */
    abstract Adapters ours();

    abstract Adapters stranger();

    /** A card pays so much, in Canadian dollars; the payment intent. */
    abstract String paid(long amountMinor);

    /** An account that may be sent money; where there is none, what needs one is skipped. */
    abstract Optional<String> recipient();

    @Test
    void aPageIsOpenedOnceForAKeyAndFoundAgain() {
        String key = fresh();
        HostedPages.Wish wish = page(key, 10_001);
        HostedPages.Page first = ours().pages().open(wish);
        assertThat(first.status()).isEqualTo(HostedPages.Status.OPEN);
        assertThat(first.paid()).isFalse();
        assertThat(first.address()).isPresent();
        assertThat(first.payment()).isEqualTo(key);
        assertThat(ours().pages().open(wish).id()).isEqualTo(first.id());
        assertThat(ours().pages().find(first.id())).isEqualTo(first);
    }

    @Test
    void aKeyMeansOneRequest() {
        String key = fresh();
        ours().pages().open(page(key, 10_001));
        assertThatThrownBy(() -> ours().pages().open(page(key, 10_002)))
                .isInstanceOf(ProviderRefused.class);
    }

    @Test
    void aPageIsClosedForGood() {
        String page = ours().pages().open(page(fresh(), 10_001)).id();
        assertThat(ours().pages().expire(page).status()).isEqualTo(HostedPages.Status.EXPIRED);
        assertThat(ours().pages().expire(page).status()).isEqualTo(HostedPages.Status.EXPIRED);
        assertThat(ours().pages().find(page).status()).isEqualTo(HostedPages.Status.EXPIRED);
    }

    @Test
    void aPageThatIsTooCheapOrUnknownIsRefused() {
        assertThatThrownBy(() -> ours().pages().open(page(fresh(), 1)))
                .isInstanceOfSatisfying(
                        ProviderRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("amount_too_small"));
        assertThatThrownBy(() -> ours().pages().find("cs_test_none"))
                .isInstanceOfSatisfying(
                        ProviderRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("resource_missing"));
    }

    @Test
    void aWrongKeyIsNoAnswerAtAll() {
        assertThatThrownBy(() -> stranger().pages().find("cs_test_none"))
                .isInstanceOf(ProviderAway.class);
    }

    @Test
    void aChargeIsWhatWasPaidAndStandsInTheBalanceLessItsFee() {
        Charges.Captured captured = captured(paid(2_000));
        assertThat(captured.gross()).isEqualTo(Money.of(2_000, "CAD"));
        assertThat(captured.fee().amountMinor()).isBetween(1L, 1_000L);
        assertThat(captured.at())
                .isBetween(Instant.now().minus(CLOCKS), Instant.now().plus(CLOCKS));
        long net = captured.gross().minus(captured.fee()).amountMinor();
        assertThat(ours().balance().all())
                .contains(new BalanceLines.Line(captured.charge(), "CAD", net));
    }

    @Test
    void moneyGoesBackOnceForAKeyAndNeverMoreThanThereWas() {
        String charge = captured(paid(2_000)).charge();
        String key = fresh();
        Charges.Returned first = ours().charges().giveBack(charge, 500, key, key);
        assertThat(first.status()).isEqualTo(Charges.Status.LEFT);
        assertThat(ours().charges().giveBack(charge, 500, key, key).id()).isEqualTo(first.id());
        assertThat(ours().charges().refund(first.id()).status()).isEqualTo(Charges.Status.LEFT);
        assertThatThrownBy(() -> ours().charges().giveBack(charge, 1_501, "more", fresh()))
                .isInstanceOf(ProviderRefused.class);
        ours().charges().giveBack(charge, 1_500, "rest", fresh());
        assertThatThrownBy(() -> ours().charges().giveBack(charge, 1, "none", fresh()))
                .isInstanceOfSatisfying(
                        ProviderRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("charge_already_refunded"));
    }

    @Test
    void whatHappenedCanBeReadAfterwards() {
        Instant before = Instant.now().minus(CLOCKS);
        String charge = captured(paid(2_000)).charge();
        List<String> seen = new ArrayList<>();
        ours().events()
                .between(
                        before,
                        Instant.now().plus(CLOCKS),
                        event -> {
                            if (event.type().equals("charge.succeeded")) {
                                seen.add(String.valueOf(event.object()));
                            }
                        });
        assertThat(seen).contains(charge).doesNotHaveDuplicates();
    }

    @Test
    void anAccountIsOpenedOnceAndTakesNoMoneyBeforeItsOwnerHasSaidWhoItIs() {
        String key = fresh();
        String account = ours().accounts().open(account(key));
        assertThat(ours().accounts().open(account(key))).isEqualTo(account);
        assertThat(ours().accounts().status(account)).isNotEqualTo(PayoutAccount.Status.ACTIVE);
        assertThat(ours().accounts().onboarding(account, BACK, BACK).isAbsolute()).isTrue();
        String charge = captured(paid(2_000)).charge();
        assertThatThrownBy(() -> send(account, 500, charge, fresh()))
                .isInstanceOfSatisfying(
                        ProviderRefused.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo("insufficient_capabilities_for_transfer"));
    }

    @Test
    void whatIsSentIsSentOnceForAKeyIsNoMoreThanTheChargeAndCanBeTakenBack() {
        assumeThat(recipient()).as("an account that may be sent money").isPresent();
        String account = recipient().orElseThrow();
        assertThat(ours().accounts().status(account)).isEqualTo(PayoutAccount.Status.ACTIVE);
        String charge = captured(paid(2_000)).charge();
        String key = fresh();
        String transfer = send(account, 1_200, charge, key);
        assertThat(send(account, 1_200, charge, key)).isEqualTo(transfer);
        assertThatThrownBy(() -> send(account, 801, charge, fresh()))
                .isInstanceOf(ProviderRefused.class);
        String back = fresh();
        String reversal = ours().sendings().takeBack(transfer, 700, back);
        assertThat(ours().sendings().takeBack(transfer, 700, back)).isEqualTo(reversal);
        assertThatThrownBy(() -> ours().sendings().takeBack(transfer, 501, fresh()))
                .isInstanceOf(ProviderRefused.class);
    }

    private String send(String account, long amountMinor, String charge, String key) {
        Money amount = Money.of(amountMinor, "CAD");
        return ours().sendings()
                .send(new Sendings.Wish(key, key, amount, account, charge, "contract"));
    }

    private Charges.Captured captured(String intent) {
        return (Charges.Captured) ours().charges().of(intent);
    }

    static String fresh() {
        return "contract-" + UUID.randomUUID();
    }

    private static ConnectedAccounts.Wish account(String key) {
        return new ConnectedAccounts.Wish(
                key, "partner_contract", "Coop", "coop@example.org", "CA", CAD, false);
    }

    static HostedPages.Wish page(String key, long netMinor) {
        Money net = Money.of(netMinor, "CAD");
        return new HostedPages.Wish(
                key,
                key,
                "ordr_contract",
                List.of(new HostedPages.Line("Vélo", net)),
                Locale.FRENCH,
                new HostedPages.Payer("lise@citoyen.example", null),
                BACK,
                BACK,
                Instant.now().plus(Duration.ofHours(2)));
    }
}
