package bourg.billing.web;

import bourg.billing.Accounting;
import bourg.billing.ClosedMonth;
import bourg.billing.ClosedMonthId;
import bourg.billing.DocumentForms;
import bourg.billing.Journal;
import bourg.billing.Statements;
import bourg.billing.web.api.ClosedMonthList;
import bourg.billing.web.api.ClosedMonthsApi;
import bourg.billing.web.api.StatementLineList;
import bourg.tenants.City;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.RestController;

/** Lets cities and partners read months that are over, and cities book them. */
@RestController
class ClosedMonthsController implements ClosedMonthsApi {
    private final Asking asking;
    private final Statements statements;
    private final Accounting accounting;
    private final ObjectProvider<DocumentForms> forms;

    ClosedMonthsController(
            Asking asking,
            Statements statements,
            Accounting accounting,
            ObjectProvider<DocumentForms> forms) {
        this.asking = asking;
        this.statements = statements;
        this.accounting = accounting;
        this.forms = forms;
    }

    @Override
    public ClosedMonthList listClosedMonths(String currency) {
        Asking.Owner owner = asking.owner();
        YearMonth next = YearMonth.now(owner.zone()).plusMonths(1);
        return new ClosedMonthList(
                statements.closedBefore(owner.party(), Values.currency(currency), next).stream()
                        .map(MonthViews::month)
                        .toList());
    }

    @Override
    public bourg.billing.web.api.ClosedMonth getClosedMonth(String id) {
        return MonthViews.month(month(asking.owner(), id));
    }

    @Override
    public StatementLineList listClosedMonthLines(
            String id, @Nullable String cursor, Integer limit) {
        var lines = statements.linesOf(month(asking.owner(), id), cursor, limit);
        return new StatementLineList(lines.items().stream().map(MonthViews::line).toList())
                .nextCursor(lines.next());
    }

    @Override
    public bourg.billing.web.api.Journal getJournal(String id) {
        return MonthViews.journal(journal(id));
    }

    @Override
    public Resource downloadJournal(String id) {
        Journal journal = journal(id);
        return new ByteArrayResource(
                forms.getObject().csv(journal, LocaleContextHolder.getLocale()));
    }

    private Journal journal(String id) {
        City city = asking.finance();
        ClosedMonth month = month(new Asking.Owner.OfCity(city), id);
        return Asking.known(accounting.journal(city, month.month()));
    }

    private ClosedMonth month(Asking.Owner owner, String id) {
        return Asking.known(
                ClosedMonthId.parse(id).flatMap(one -> statements.closed(owner.party(), one)));
    }
}
