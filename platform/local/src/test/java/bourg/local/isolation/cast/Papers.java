package bourg.local.isolation.cast;

import bourg.billing.ClosedMonthId;
import bourg.client.billing.InvoicesApi;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.ProposalsApi;
import bourg.client.marketplace.Terms;
import bourg.local.journey.Town;
import bourg.local.journey.Waiting;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** Documents about a town's money that would take a month, or a page, to come about. */
public final class Papers {
    private Papers() {}

    /** The partner says who it is, so that its sales are invoiced. */
    public static void identify(Town town) {
        ByHand.update(
                """
                insert into control.invoicing_identity (id, party, valid_from, legal_name, street, locality, region,
                    postal_code, country, gst_number, recorded_at)
                values (?, ?, ?, 'Serres', '1, rue du Pont', 'Valmont', 'QC', 'G1A 1A1', 'CA', '123026635RT0001', now())\
                """,
                ByHand.identifier(),
                "partner:" + town.partner().partner().getId(),
                LocalDate.now(ZoneOffset.UTC).minusDays(2));
    }

    /** An invoice that the partner issued, as soon as there is one. */
    public static String invoice(Town town) {
        InvoicesApi invoices = new InvoicesApi(town.partner().member().billing());
        return Waiting.patiently()
                .until(
                        () ->
                                invoices.listInvoices(null, null, 1).getItems().stream()
                                        .map(invoice -> invoice.getId())
                                        .findFirst()
                                        .orElse(""),
                        id -> !id.isEmpty());
    }

    /** The city's month before this one, in which nothing was sold. */
    public static String closedMonth(Town town) {
        String city = town.city().city().getId();
        Party party = Party.city(CityId.parse(city).orElseThrow());
        UUID id = ByHand.identifier();
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        ZoneId zone = ZoneId.of("America/Toronto");
        String from = month.atDay(1).atStartOfDay(zone).toInstant().toString();
        String until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().toString();
        String content =
                """
                {"party":"%s","currency":"CAD","month":"%s","from":"%s","until":"%s","opening_minor":0,"groups":[],\
                "closing_minor":0,"chain_length":0,"chain_hash":"%s"}\
                """
                        .formatted(party, month, from, until, "0".repeat(64));
        ByHand.update(
                """
                insert into control.closed_month (id, party, currency, month, until_at, closing_minor, chain_length, content,
                    content_hash, closed_at)
                values (?, ?, 'CAD', ?, cast(? as timestamptz), 0, 0, ?, sha256(convert_to(?, 'UTF8')), now())\
                """,
                id,
                party.toString(),
                month.atDay(1),
                until,
                content,
                content);
        return new ClosedMonthId(id).toString();
    }

    /** Terms that the partner proposes for a year that is far enough. */
    public static String proposal(Town town, int year) {
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
