package bourg.billing.web;

import bourg.billing.ClosedMonthId;
import bourg.billing.web.api.ClosedMonth;
import bourg.billing.web.api.ClosedMonthGroup;
import bourg.billing.web.api.Journal;
import bourg.billing.web.api.JournalLine;
import bourg.billing.web.api.StatementLine;

/** Turns months and their journals into the contract's form. */
final class MonthViews {
    private MonthViews() {}

    static ClosedMonth month(bourg.billing.ClosedMonth month) {
        return new ClosedMonth(
                new ClosedMonthId(month.id()).toString(),
                month.party().toString(),
                month.month().toString(),
                Values.time(month.from()),
                Values.time(month.until()),
                Values.money(month.opening()),
                month.groups().stream().map(MonthViews::group).toList(),
                Values.money(month.closing()),
                Values.time(month.seal().closedAt()),
                month.seal().hash(),
                month.seal().chainLength(),
                month.seal().chainHash());
    }

    private static ClosedMonthGroup group(bourg.billing.ClosedMonth.Group group) {
        return new ClosedMonthGroup(
                group.kind(),
                group.account(),
                group.detail(),
                Values.money(group.amount()),
                group.entries());
    }

    static StatementLine line(bourg.billing.Statement.Line line) {
        return new StatementLine(
                Values.time(line.at()),
                line.account(),
                line.kind(),
                line.detail(),
                line.reference(),
                line.posting().toString(),
                Values.money(line.amount()));
    }

    static Journal journal(bourg.billing.Journal journal) {
        return new Journal(
                new ClosedMonthId(journal.month().id()).toString(),
                journal.month().month().toString(),
                journal.lines().stream().map(MonthViews::line).toList(),
                Values.money(journal.debits()),
                Values.money(journal.credits()),
                journal.month().seal().hash());
    }

    private static JournalLine line(bourg.billing.Journal.Line line) {
        var service = line.service();
        return new JournalLine(
                        line.purpose().key(),
                        line.code(),
                        Values.money(line.debit()),
                        Values.money(line.credit()))
                .offerId(service == null ? null : service.offer().toString());
    }
}
