package bourg.billing;

import bourg.billing.accounting.GlRows;
import bourg.billing.accounting.JournalSums;
import bourg.billing.documents.ClosedMonths;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import bourg.tenants.InFederation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a city's accountants take into their own books. */
@Component
public class Accounting {
    private final ClosedMonths months;
    private final JournalSums sums;
    private final GlRows codes;
    private final AuditTrail trail;

    Accounting(ClosedMonths months, JournalSums sums, GlRows codes, AuditTrail trail) {
        this.months = months;
        this.sums = sums;
        this.codes = codes;
        this.trail = trail;
    }

    public GlCodes codes(City city) {
        return codes.of(city.id());
    }

    /** The services from which the city has had revenue. */
    public List<Journal.Service> services(City city) {
        return codes.services(city.id());
    }

    /** Replaces the city's codes; a purpose without one goes back to the standard code. */
    @InFederation
    public void change(City city, GlCodes wish) {
        codes.replace(city.id(), wish);
        trail.changedOutside(city.id(), AuditAct.on("gl_codes_changed", city.id()));
    }

    /** The journal of a month; empty until the month is closed. */
    public Optional<Journal> journal(City city, YearMonth month) {
        Party party = Party.city(city.id());
        return months.find(party, city.currency(), month)
                .map(closed -> {
                    ClosedMonth before =
                            months.find(party, city.currency(), month.minusMonths(1)).orElse(null);
                    return journal(closed, sums.of(closed, before), codes.of(city.id()));
                });
    }

    private static Journal journal(ClosedMonth month, List<JournalSums.Sum> sums, GlCodes codes) {
        List<Journal.Line> lines = new ArrayList<>();
        long receivable = 0;
        for (JournalSums.Sum sum : sums) {
            receivable = Math.addExact(receivable, sum.owedMinor());
            lines.add(line(month, sum, codes));
        }
        if (receivable != 0) {
            lines.add(
                    line(
                            month,
                            new JournalSums.Sum(
                                    GlPurpose.RECEIVABLE, null, Math.negateExact(receivable)),
                            codes));
        }
        lines.sort(Comparator.comparing(Journal.Line::purpose).thenComparing(Journal.Line::code));
        return new Journal(month, lines);
    }

    /** What is owed to the city is earned or collected: a credit on the other side. */
    private static Journal.Line line(ClosedMonth month, JournalSums.Sum sum, GlCodes codes) {
        Money none = Money.zero(month.opening().currency());
        Money amount = new Money(Math.absExact(sum.owedMinor()), none.currency());
        Journal.Service service = sum.service();
        return new Journal.Line(
                sum.purpose(),
                codes.of(sum.purpose(), service == null ? null : service.offer()),
                service,
                sum.owedMinor() < 0 ? amount : none,
                sum.owedMinor() < 0 ? none : amount);
    }
}
