package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.UsageEvents.Form;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/** An event as a trial makes it up. */
record Used(String id, String subject, Instant at, BigDecimal quantity) {
    YearMonth month() {
        return YearMonth.from(at.atZone(MeteringDatabase.TORONTO));
    }

    String json(Meter meter) {
        return "{\"id\":\"%s\",\"meter_id\":\"%s\",\"subject\":\"%s\",\"at\":\"%s\",\"quantity\":\"%s\"}"
                .formatted(id, meter.id(), subject, at, quantity.toPlainString());
    }

    private String row(Meter meter) {
        return String.join(
                ",", id, meter.id().toString(), subject, at.toString(), quantity.toPlainString());
    }

    static String written(Form form, Meter meter, List<Used> events) {
        return switch (form) {
            case JSON_LINES ->
                    events.stream()
                            .map(event -> event.json(meter))
                            .collect(Collectors.joining("\n"));
            case CSV ->
                    events.stream()
                            .map(event -> event.row(meter))
                            .collect(
                                    Collectors.joining(
                                            "\r\n", "id,meter_id,subject,at,quantity\r\n", ""));
        };
    }
}
