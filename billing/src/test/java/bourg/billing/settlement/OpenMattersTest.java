package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Finances;
import bourg.billing.OpenMatter;
import bourg.billing.OpenMatter.Kind;
import bourg.billing.OpenMatters;
import bourg.billing.PayoutAccounts;
import bourg.billing.ReconciliationReport;
import bourg.billing.RefundId;
import bourg.billing.Refunding;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.tenants.City;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for somebody is listed with its age, and leaves the list when it is mended. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class OpenMattersTest extends SaleTest {
    @Autowired OpenMatters matters;
    @Autowired PayoutAccounts accounts;
    @Autowired Finances finances;
    @Autowired Unexplained unexplained;

    @Test
    void aFailedRefundADisputeAndADebtWaitForTheRightPeople() {
        var sale = onboarded("matters");
        City other = cities.quebec("matters-elsewhere");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(of(sale.city())).isEmpty();
        refund(order);
        await("owes the fee", () -> balance(sale.partnerParty(), "PAYABLE") == feeOf(order));
        OpenMatter debt = only(Kind.DEBT, sale.partnerParty().toString());
        assertThat(debt.amount()).isEqualTo(Money.of(feeOf(order), "CAD"));
        federation
                .sql("select provider_ref from refund where order_id = ?")
                .param(order.id().value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list()
                .forEach(refund -> TestStripe.setback("refunds/" + refund + "/fail"));
        await("failed", () -> kinds(of(sale.city())).contains(Kind.REFUND_FAILED));
        contest(order);
        await("contested", () -> kinds(of(sale.city())).contains(Kind.DISPUTE));
        assertThat(of(other)).isEmpty();
        OpenMatter dispute = first(sale, Kind.DISPUTE);
        assertThat(Objects.requireNonNull(dispute.dueBy())).isNotNull();
        Finances.Waiting waiting = finances.waitingIn(sale.city());
        assertThat(waiting.disputes()).isEqualTo(1);
        assertThat(waiting.answerBy()).isEqualTo(dispute.dueBy());
        assertThat(waiting.matters()).isEqualTo(of(sale.city()).size());
        assertThat(waiting.oldest()).isEqualTo(of(sale.city()).getFirst().since());
        assertThat(finances.waitingIn(other).isNothing()).isTrue();

        RefundId refund = new RefundId(UUID.fromString(first(sale, Kind.REFUND_FAILED).id()));
        assertThat(matters.acknowledge(other.id(), refund, null)).isFalse();
        assertThat(matters.acknowledge(sale.city().id(), refund, null)).isTrue();
        assertThat(matters.acknowledge(sale.city().id(), refund, null)).isFalse();
        assertThat(kinds(of(sale.city()))).doesNotContain(Kind.REFUND_FAILED);
    }

    @Test
    void aRestrictedAccountIsLookedAtAgainAndAFailedPayoutGoesByTheNextOne() {
        var sale = onboarded("matters-account");
        String account = accounts.find(sale.cityParty()).orElseThrow().providerRef();
        TestStripe.setback("accounts/" + account + "/restrict?restricted=true");
        TestStripe.setback("accounts/" + account + "/payouts?amount=1&paid=false");
        await(
                "told",
                () ->
                        kinds(of(sale.city()))
                                .containsAll(List.of(Kind.ACCOUNT_RESTRICTED, Kind.PAYOUT_FAILED)));
        TestStripe.webhooks("hold");
        TestStripe.setback("accounts/" + account + "/restrict?restricted=false");
        matters.tryAgain(first(sale, Kind.ACCOUNT_RESTRICTED));
        assertThat(kinds(of(sale.city()))).containsExactly(Kind.PAYOUT_FAILED);
        TestStripe.webhooks("none");
        TestStripe.setback("accounts/" + account + "/payouts?amount=1&paid=true");
        await("paid", () -> of(sale.city()).isEmpty());
    }

    /** Once may be chance: the provider and we are never read at the same instant. */
    @Test
    void aDifferenceThatIsSeenTwiceKeepsItsAgeAndGoesWhenItIsExplained() {
        Instant first = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        unexplained.remember(missing(first));
        assertThat(matters.find(Kind.DIFFERENCE, "ch_mended|CAD")).isEmpty();
        unexplained.remember(missing(first.plus(1, ChronoUnit.DAYS)));
        assertThat(matters.find(Kind.DIFFERENCE, "ch_mended|CAD").orElseThrow().since())
                .isEqualTo(first);
        unexplained.compare();
        assertThat(matters.find(Kind.DIFFERENCE, "ch_mended|CAD")).isEmpty();
    }

    private static ReconciliationReport missing(Instant at) {
        var difference =
                new ReconciliationReport.Difference(
                        ReconciliationReport.Kind.MISSING_IN_LEDGER, "ch_mended", "CAD", null, 1L);
        return new ReconciliationReport(at, 0, List.of(difference), 1);
    }

    /** Every one of them once, however the list is cut. */
    @Test
    void theListCanBeReadInPieces() {
        for (int i = 0; i < 7; i++) {
            federation
                    .sql(
                            "insert into provider_event (id, type, received_at) values (?, 'trial.piece', timestamptz '2020-01-01')"
                                    + " on conflict do nothing")
                    .param("evt_piece_" + i)
                    .update();
        }
        List<String> read = new ArrayList<>();
        OpenMatter after = null;
        boolean more = true;
        while (more) {
            var page = matters.list(after, 2);
            page.items().stream().map(OpenMatter::id).forEach(read::add);
            more = page.more() && read.size() < 8;
            after = OpenMatter.at(page.items().getLast().cursor()).orElseThrow();
        }
        assertThat(read)
                .doesNotHaveDuplicates()
                .startsWith("evt_piece_0", "evt_piece_1", "evt_piece_2", "evt_piece_3");
        federation.sql("delete from provider_event where type = 'trial.piece'").update();
    }

    private OpenMatter only(Kind kind, String party) {
        return matters.find(kind, party + "|CAD").orElseThrow();
    }

    private OpenMatter first(Shop.OnSale sale, Kind kind) {
        return of(sale.city()).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<OpenMatter> of(City city) {
        return matters.of(city.id(), null, 50).items();
    }

    private static List<Kind> kinds(List<OpenMatter> all) {
        return all.stream().map(OpenMatter::kind).toList();
    }

    private void refund(Order order) {
        Money all = payment(order).refundable();
        assertThat(in(order, () -> billing.refund(order.id(), all, "Geste", "all")))
                .isInstanceOf(Refunding.Requested.class);
    }

    private void contest(Order order) {
        String charge = Objects.requireNonNull(payments.alive(order.id()).orElseThrow().charge());
        TestStripe.setback("charges/" + charge + "/dispute");
    }
}
