package bourg.billing.metering;

import bourg.billing.MeterId;
import bourg.billing.UsageIntake.Fault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event while it is being read: its properties as they come, and the first fault. */
final class Draft {
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,6})?");

    private final int index;
    private @Nullable String id;
    private @Nullable UUID meter;
    private @Nullable String subject;
    private @Nullable Instant at;
    private @Nullable BigDecimal quantity;
    private @Nullable String fault;

    Draft(int index) {
        this.index = index;
    }

    /** Takes a property; null stands for a value of the wrong kind. */
    void put(String name, @Nullable String value) {
        switch (name) {
            case "id" -> id = once(id, named(value), "event_id_invalid");
            case "meter_id" -> meter = once(meter, meter(value), "meter_unknown");
            case "subject" -> subject = once(subject, named(value), "subject_invalid");
            case "at" -> at = once(at, time(value), "time_invalid");
            case "quantity" -> quantity = once(quantity, number(value), "quantity_invalid");
            default -> blame("property_unknown");
        }
    }

    private <T> @Nullable T once(@Nullable T before, @Nullable T value, String code) {
        if (before != null) {
            blame("property_repeated");
        } else if (value == null) {
            blame(code);
        }
        return value;
    }

    void blame(String code) {
        if (fault == null) {
            fault = code;
        }
    }

    /** Gives the event to one, or its fault to the other. */
    void end(Consumer<GivenEvent> events, Consumer<Fault> faults) {
        if (fault == null
                && id != null
                && meter != null
                && subject != null
                && at != null
                && quantity != null) {
            events.accept(new GivenEvent(index, id, meter, subject, at, quantity));
        } else {
            faults.accept(new Fault(index, id, fault == null ? "property_missing" : fault));
        }
    }

    private static @Nullable String named(@Nullable String text) {
        return text != null && NAME.matcher(text).matches() ? text : null;
    }

    private static @Nullable UUID meter(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(MeterId::parse).map(MeterId::value).orElse(null);
    }

    /** As the database keeps it: to the microsecond. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null || !NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        return number.abs().compareTo(MOST) <= 0 ? number : null;
    }
}
