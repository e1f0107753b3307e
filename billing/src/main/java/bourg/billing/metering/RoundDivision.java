package bourg.billing.metering;

import bourg.billing.sharing.Part;
import bourg.marketplace.Adoption;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Agreement;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Terms;
import bourg.tenants.CityId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rated rounds that are to be charged to their city, each divided as its lines are one by one: the
 * sum of all lines is what the bill says, to the cent.
 */
@Component
public class RoundDivision {
    private final JdbcClient federation;
    private final Adoptions adoptions;
    private final LineShares shares;

    RoundDivision(
            @Qualifier("federation") JdbcClient federation,
            Adoptions adoptions,
            LineShares shares) {
        this.federation = federation;
        this.adoptions = adoptions;
        this.shares = shares;
    }

    /** A sealed round of a month under an agreement, not charged yet. */
    public record Due(
            long period, int round, UUID adoption, CityId city, int agreement, YearMonth month) {}

    /** What a round costs and who has what of it. */
    public record Divided(PartnerId partner, Currency currency, List<Part> parts) {
        public Divided {
            parts = List.copyOf(parts);
        }

        public long totalMinor() {
            return parts.stream().mapToLong(Part::amountMinor).sum();
        }

        public long netMinor() {
            return parts.stream()
                    .filter(part -> part.kind() == Part.Kind.SHARE)
                    .mapToLong(Part::amountMinor)
                    .sum();
        }
    }

    /** A correction comes after what it corrects. */
    public List<Due> due(int most) {
        return federation
                .sql(
                        """
                        select r.period, r.number, m.adoption, m.city, p.agreement, p.month
                        from usage_round r join usage_period p on p.id = r.period join meter m on m.id = p.meter
                        where p.charged and p.agreement is not null and r.sealed_at is not null
                        and not exists (select from city_bill b where b.period = r.period and b.round = r.number)
                        order by r.period, r.number limit ?
                        """)
                .param(most)
                .query((row, _) ->
                        new Due(
                                row.getLong("period"),
                                row.getInt("number"),
                                row.getObject("adoption", UUID.class),
                                new CityId(row.getObject("city", UUID.class)),
                                row.getInt("agreement"),
                                YearMonth.from(row.getObject("month", LocalDate.class))))
                .list();
    }

    /** Lines that cost the same are divided the same, so each such division is made once. */
    public Divided divide(Due due) {
        Adoption adoption =
                adoptions.find(due.city(), new AdoptionId(due.adoption())).orElseThrow();
        Terms terms =
                adoption.agreements().stream()
                        .filter(agreement -> agreement.version() == due.agreement())
                        .map(Agreement::terms)
                        .findFirst()
                        .orElseThrow();
        Currency currency = adoption.offer().content().unitPrice().currency();
        List<Part> sums = new ArrayList<>();
        for (Alike alike : alike(due)) {
            add(
                    sums,
                    shares.parts(adoption, terms, new Money(alike.now(), currency)),
                    alike.lines());
            if (alike.before() != null) {
                add(
                        sums,
                        shares.parts(adoption, terms, new Money(alike.before(), currency)),
                        -alike.lines());
            }
        }
        return new Divided(adoption.offer().partner(), currency, sums);
    }

    /** An amount of an adoption's service, divided as a sale of it would be. */
    public List<Part> divide(Adoption adoption, Terms terms, Money net) {
        return shares.parts(adoption, terms, net);
    }

    private record Alike(long now, @Nullable Long before, long lines) {}

    private List<Alike> alike(Due due) {
        return federation
                .sql(
                        """
                        select l.total_minor, b.total_minor as before_minor, count(*) as lines
                        from usage_line l left join usage_line b on b.id = l.corrects
                        where l.period = ? and l.round = ? group by l.total_minor, b.total_minor order by 1, 2
                        """)
                .params(due.period(), due.round())
                .query((row, _) ->
                        new Alike(
                                row.getLong("total_minor"),
                                row.getObject("before_minor", Long.class),
                                row.getLong("lines")))
                .list();
    }

    /** The parts of one agreement always come in the same order. */
    private static void add(List<Part> sums, List<Part> parts, long times) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            long minor = Math.multiplyExact(part.amountMinor(), times);
            if (i == sums.size()) {
                sums.add(new Part(part.party(), part.kind(), part.code(), minor));
            } else {
                Part sum = sums.get(i);
                sums.set(
                        i,
                        new Part(
                                sum.party(),
                                sum.kind(),
                                sum.code(),
                                Math.addExact(sum.amountMinor(), minor)));
            }
        }
    }
}
