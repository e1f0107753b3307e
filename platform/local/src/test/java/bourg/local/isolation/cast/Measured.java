package bourg.local.isolation.cast;

import bourg.billing.CityBillId;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.ProposalsApi;
import bourg.client.marketplace.Terms;
import bourg.local.journey.Measuring;
import bourg.local.journey.Town;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import java.time.LocalDate;
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
                new Thing("proposal_id", proposal(town, FAR), side, owners, Set.of("acceptTerms")),
                new Thing(
                        "proposal_id",
                        proposal(town, FAR + 1),
                        side,
                        owners,
                        Set.of("declineTerms")),
                new Thing("proposal_id", proposal(town, FAR + 2), side, owners, Set.of()));
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

    /** The partner proposes terms for a year that is far enough. */
    static String proposal(Town town, int year) {
        return new ProposalsApi(town.partner().member().marketplace())
                .proposeTerms(
                        town.sale().service(),
                        UUID.randomUUID().toString(),
                        new Terms()
                                .cityShareBasisPoints(1_000)
                                .partnerShareBasisPoints(8_000)
                                .platformShareBasisPoints(1_000)
                                .feeBearer(FeeBearer.PARTNER)
                                .validFrom(LocalDate.of(year, 1, 1))
                                .validUntil(LocalDate.of(year, 12, 31)))
                .getId();
    }
}
