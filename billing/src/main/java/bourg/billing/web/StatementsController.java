package bourg.billing.web;

import bourg.billing.PostingId;
import bourg.billing.Statements;
import bourg.billing.web.api.Posting;
import bourg.billing.web.api.PostingEntry;
import bourg.billing.web.api.Statement;
import bourg.billing.web.api.StatementsApi;
import bourg.marketplace.Party;
import bourg.tenants.CurrentSite;
import bourg.tenants.Site;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.RestController;

/** Lets cities and partners read what they are owed, down to the postings. */
@RestController
class StatementsController implements StatementsApi {
    private final Asking asking;
    private final Statements statements;

    StatementsController(Asking asking, Statements statements) {
        this.asking = asking;
        this.statements = statements;
    }

    @Override
    public Statement getStatement(String month, String currency) {
        Asking.Owner owner = asking.owner();
        var statement =
                statements.of(
                        owner.party(),
                        Values.currency(currency),
                        YearMonth.parse(month),
                        owner.zone());
        return new Statement(
                statement.party().toString(),
                Values.time(statement.from()),
                Values.time(statement.until()),
                Values.money(statement.opening()),
                statement.lines().stream().map(MonthViews::line).toList(),
                Values.money(statement.closing()));
    }

    @Override
    public Posting getPosting(String postingId) {
        Predicate<bourg.billing.Posting> theirs = readable();
        var posting =
                Asking.known(
                        PostingId.parse(postingId).flatMap(statements::posting).filter(theirs));
        return new Posting(
                        posting.id().toString(),
                        posting.kind(),
                        posting.reference(),
                        Values.time(posting.occurredAt()),
                        posting.entries().stream().map(StatementsController::entry).toList())
                .reverses(Values.textOrNull(posting.reverses()));
    }

    /** Decided before anything is looked for: who may not read learns of nothing that exists. */
    private Predicate<bourg.billing.Posting> readable() {
        if (CurrentSite.get() instanceof Site.Operators) {
            Asking.operator();
            return _ -> true;
        }
        Party party = asking.owner().party();
        return posting -> posting.concerns(party);
    }

    private static PostingEntry entry(bourg.billing.Posting.Entry entry) {
        return new PostingEntry(
                        entry.party().toString(),
                        entry.account(),
                        entry.kind(),
                        Values.money(entry.amount()))
                .providerRef(entry.providerRef());
    }
}
