package bourg.local.isolation.cast;

import bourg.billing.CityBillId;
import bourg.local.journey.Measuring;
import bourg.local.journey.Town;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A meter of a side, what was used by it and charged for it, and terms that it talks about. */
final class Measured {
    private static final int FAR = 2090;

    private Measured() {}

    static List<Thing> things(Town town, Canary canary) {
        String side = town.city().code();
        Set<String> owners = Set.of("city:" + side, "partner:" + side);
        Measuring measuring = Measuring.of(town, canary.word());
        measuring.use(canary.word());
        // Months are rated once an hour; this one at once.
        hasten("usage-rating");
        String line = measuring.line();
        return List.of(
                new Thing("meter_id", measuring.meter(), side, owners, Set.of()),
                new Thing("line_id", line, side, owners, Set.of()),
                new Thing("bill_id", bill(town), side, owners, Set.of()),
                proposal(town, FAR, Set.of("acceptTerms")),
                proposal(town, FAR + 1, Set.of("declineTerms")),
                proposal(town, FAR + 2, Set.of("withdrawTerms")),
                proposal(town, FAR + 3, Set.of()));
    }

    /** A proposal can be answered or withdrawn once, so each of these has one of its own. */
    private static Thing proposal(Town town, int year, Set<String> purposes) {
        String side = town.city().code();
        Set<String> owners = Set.of("city:" + side, "partner:" + side);
        return new Thing("proposal_id", Papers.proposal(town, year), side, owners, purposes);
    }

    private static void hasten(String task) {
        ByHand.update(
                "update control.scheduled_tasks set execution_time = now() where task_name = '"
                        + task
                        + "' and not picked");
    }

    /**
     * What was used before there was an agreement is charged to nobody, so the bill is of nothing.
     */
    private static String bill(Town town) {
        UUID id = ByHand.identifier();
        ByHand.update(
                """
                insert into control.city_bill (id, kind, city, partner, adoption, agreement, payer, currency, month,
                    period, round, net_minor, total_minor, charged_at)
                select ?, 'METERED', m.city, m.partner, m.adoption, 1, ?, 'CAD', p.month, r.period, r.number, 0, 0, now()
                from control.usage_round r join control.usage_period p on p.id = r.period
                    join control.meter m on m.id = p.meter
                where m.city = ? order by r.number limit 1\
                """,
                id,
                payer(town).toString(),
                city(town).value());
        return new CityBillId(id).toString();
    }

    private static CityId city(Town town) {
        return CityId.parse(town.city().city().getId()).orElseThrow();
    }

    private static Party payer(Town town) {
        return Party.city(city(town));
    }
}
