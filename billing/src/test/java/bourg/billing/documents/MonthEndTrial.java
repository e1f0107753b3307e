package bourg.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.LedgerVerifier;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.Ledger;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.ledger.RollUp;
import bourg.marketplace.Party;
import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import bourg.tenants.Identifiers;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.time.Instant;
import java.util.Currency;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What trials of months share: sales of long ago, and closing them. */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class MonthEndTrial {
    static final Currency CAD = Currency.getInstance("CAD");

    private static final RunningSandbox PROVIDER = SandboxApplication.start(0);

    @Autowired MonthEnd monthEnd;
    @Autowired Ledger ledger;
    @Autowired RollUp rollUp;
    @Autowired LedgerVerifier verifier;
    @Autowired TestCities cities;

    @Autowired
    @Qualifier("federation")
    JdbcClient federation;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("bourg.stripe.api-base", PROVIDER::url);
        settings.add("bourg.stripe.api-key", PROVIDER::apiKey);
    }

    /** The task runs once at the start, and would close the months of these tests. */
    @BeforeEach
    void theTaskHasRun() {
        String ran =
                "select last_success is not null from scheduled_tasks where task_name = 'billing-month-end'";
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> federation.sql(ran).query(Boolean.class).single());
    }

    @AfterEach
    void theLedgerIsSound() {
        rollUp.run();
        assertThat(verifier.verify().faults()).isEmpty();
    }

    void sale(Party party, String at, long shareMinor, long feeMinor) {
        Draft draft = draft("CAPTURE", at);
        draft.debit(LedgerAccount.CLEARING, "CHARGE", shareMinor, "ch_" + Identifiers.next())
                .credit(LedgerAccount.shareOf(party), "SHARE", shareMinor)
                .debit(LedgerAccount.shareOf(party), "CARD_FEE", feeMinor)
                .credit(LedgerAccount.CLEARING, "CARD_FEE", feeMinor);
        ledger.post(draft);
    }

    void transfer(Party party, String at, long minor) {
        Draft draft = draft("TRANSFER", at);
        draft.debit(LedgerAccount.shareOf(party), "TRANSFER", minor)
                .credit(LedgerAccount.transitOf(party), "TRANSFER", minor);
        ledger.post(draft);
    }

    private static Draft draft(String kind, String at) {
        String id = Identifiers.next().toString();
        return new Draft(kind + ":" + id, kind, Instant.parse(at), "ordr_" + id, CAD);
    }
}
