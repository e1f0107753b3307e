package bourg.local.journey;

import bourg.client.billing.LocalizedText;
import bourg.client.billing.MeasuredUse;
import bourg.client.billing.MeterCreation;
import bourg.client.billing.MetersApi;
import bourg.client.billing.RateCardCreation;
import bourg.client.billing.RateTier;
import bourg.client.billing.UsageApi;
import bourg.client.billing.UsageDelivery;
import bourg.client.billing.UsageSubjects;
import bourg.local.Api;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Has the service of a town measured, and what was used of it rated. */
public record Measuring(Town town, String meter) {
    /** A meter with a price and one subject. */
    public static Measuring of(Town town, String subject) {
        MetersApi city = new MetersApi(town.city().staff().billing());
        String meter =
                city.createMeter(
                                UUID.randomUUID().toString(),
                                new MeterCreation()
                                        .adoptionId(town.sale().service())
                                        .code("eau")
                                        .name(new LocalizedText().fr("Eau").en("Water"))
                                        .unit(new LocalizedText().fr("litre").en("litre")))
                        .getId();
        city.addRateCard(
                meter,
                UUID.randomUUID().toString(),
                new RateCardCreation()
                        .validFrom(LocalDate.of(2020, 1, 1))
                        .flatMinor(0L)
                        .minimumMinor(100L)
                        .tiers(List.of(new RateTier().unitPrice("0.35"))));
        new MetersApi(town.partner().member().billing())
                .bindUsageSubjects(meter, new UsageSubjects().subjects(List.of(subject)));
        return new Measuring(town, meter);
    }

    /** Tells of something used two months ago. */
    public void use(String subject) {
        Api partner = town.partner().member();
        new UsageApi(partner.billing())
                .takeUsageEvents(
                        new UsageDelivery()
                                .events(
                                        List.of(
                                                new MeasuredUse()
                                                        .id(UUID.randomUUID().toString())
                                                        .meterId(meter)
                                                        .subject(subject)
                                                        .at(
                                                                OffsetDateTime.now(ZoneOffset.UTC)
                                                                        .minusMonths(2))
                                                        .quantity("12.5"))));
    }

    /** A line of that month, as soon as it is rated and sealed. */
    public String line() {
        String month = YearMonth.now(ZoneOffset.UTC).minusMonths(2).toString();
        UsageApi usage = new UsageApi(town.city().staff().billing());
        return Waiting.patiently()
                .until(
                        () ->
                                usage.listUsageLines(meter, month, null, null).getItems().stream()
                                        .filter(line -> line.getHead() != null)
                                        .map(line -> line.getId())
                                        .findFirst()
                                        .orElse(""),
                        id -> !id.isEmpty());
    }
}
