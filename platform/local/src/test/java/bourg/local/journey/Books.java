package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.client.billing.Posting;
import bourg.client.billing.PostingEntry;
import bourg.client.billing.Reconciliation;
import bourg.client.billing.ReconciliationApi;
import bourg.client.billing.Statement;
import bourg.client.billing.StatementLine;
import bourg.client.billing.StatementsApi;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The books as a city, a partner and an operator read them by API, and the provider's own. */
public final class Books {

    private final StatementsApi statements;
    private final String month;

    private Books(Api owner, ZoneId zone) {
        this.statements = new StatementsApi(owner.billing());
        this.month = YearMonth.now(zone).toString();
    }

    /** What a city in Québec reads. */
    static Books ofCity(Api finance) {
        return new Books(finance, ZoneId.of("America/Toronto"));
    }

    /** What a partner reads. */
    static Books ofPartner(Api administrator) {
        return new Books(administrator, ZoneId.of("UTC"));
    }

    /** This month's statement. */
    Statement statement() {
        return statements.getStatement(month, "CAD");
    }

    /** Waits until nothing is under way any more and just this is owed. */
    void awaitClosing(long amountMinor) {
        Waiting.patiently()
                .untilAsserted(() ->
                        assertThat(statement().getClosing()).isEqualTo(Prices.cad(amountMinor)));
    }

    /** Opening and lines make the closing, and each line leads to a posting that is balanced. */
    void checkAddsUp() {
        Statement statement = statement();
        long lines =
                statement.getLines().stream()
                        .mapToLong(line -> line.getAmount().getAmountMinor())
                        .sum();
        assertThat(statement.getOpening().getAmountMinor() + lines)
                .isEqualTo(statement.getClosing().getAmountMinor());
        statement.getLines().forEach(line -> checkPosting(statement.getParty(), line));
    }

    private void checkPosting(String party, StatementLine line) {
        Posting posting = statements.getPosting(line.getPostingId());
        assertThat(posting.getReference()).isEqualTo(line.getReference());
        assertThat(posting.getKind()).isEqualTo(line.getKind());
        List<PostingEntry> entries = posting.getEntries();
        assertThat(entries.stream().mapToLong(entry -> entry.getAmount().getAmountMinor()).sum())
                .as("entries of %s", posting)
                .isZero();
        assertThat(entries)
                .anySatisfy(entry -> {
                    assertThat(entry.getParty()).isEqualTo(party);
                    assertThat(entry.getAccount()).isEqualTo(line.getAccount());
                    assertThat(entry.getAmount().getAmountMinor())
                            .isEqualTo(-line.getAmount().getAmountMinor());
                });
    }

    /** What an order brought and cost, by kind of posting and by what of it. */
    Map<String, Long> linesOf(Purchase purchase) {
        return statement().getLines().stream()
                .filter(line -> line.getReference().equals(purchase.id()))
                .collect(
                        Collectors.groupingBy(
                                line -> line.getKind() + " " + line.getDetail(),
                                TreeMap::new,
                                Collectors.summingLong(line -> line.getAmount().getAmountMinor())));
    }

    /** What the provider has sent because of an order, and taken back: amount, then reversed. */
    static Map<Long, Long> sent(Purchase purchase) {
        return SandboxKnobs.transfers(purchase.id()).stream()
                .collect(
                        Collectors.toMap(
                                transfer -> transfer.path("amount").asLong(),
                                transfer -> transfer.path("amount_reversed").asLong()));
    }

    static void awaitSent(Purchase purchase, long... amounts) {
        Waiting.patiently()
                .untilAsserted(() ->
                        assertThat(SandboxKnobs.transfers(purchase.id()))
                                .extracting(transfer -> transfer.path("amount").asLong())
                                .containsExactlyInAnyOrderElementsOf(
                                        java.util.Arrays.stream(amounts).boxed().toList()));
    }

    /** The ledger against the provider, as an operator asks for it. */
    public static Reconciliation reconciliation() {
        return new ReconciliationApi(RunningPlatform.operator().billing()).getReconciliation();
    }

    /** Once nothing is under way, not a cent is unexplained. */
    public static void awaitReconciled() {
        Waiting.patiently()
                .untilAsserted(() -> {
                    Reconciliation now = reconciliation();
                    assertThat(now.getDifferences()).isEmpty();
                    assertThat(now.getUnexplainedMinor()).isZero();
                    assertThat(now.getMatched()).isPositive();
                });
    }
}
