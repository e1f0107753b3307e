package bourg.billing.web;

import bourg.billing.UsageEvents;
import bourg.billing.UsageEvents.Form;
import bourg.billing.web.api.UsageDelivery;
import bourg.billing.web.api.UsageFault;
import bourg.billing.web.api.UsageIntake;
import bourg.marketplace.PartnerId;
import bourg.tenants.FieldError;
import bourg.tenants.contract.Problems;
import bourg.tenants.contract.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Hands deliveries of usage events on, and tells what became of each event. */
@Component
class Deliveries {
    private final UsageEvents events;
    private final Problems problems;

    Deliveries(UsageEvents events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    UsageIntake take(PartnerId partner, UsageDelivery delivery) {
        return told(
                events.take(
                        partner,
                        delivery.getEvents().stream()
                                .map(event ->
                                        new UsageEvents.Given(
                                                event.getId(),
                                                event.getMeterId(),
                                                event.getSubject(),
                                                event.getAt().toString(),
                                                event.getQuantity()))
                                .toList()));
    }

    UsageIntake take(PartnerId partner, Resource lines) {
        try (InputStream content = lines.getInputStream()) {
            return told(events.take(partner, Form.JSON_LINES, content));
        } catch (IOException interrupted) {
            throw new UncheckedIOException(interrupted);
        }
    }

    private UsageIntake told(bourg.billing.UsageIntake intake) {
        return switch (intake) {
            case bourg.billing.UsageIntake.Taken taken -> {
                Locale language = LocaleContextHolder.getLocale();
                List<UsageFault> faults =
                        taken.faults().stream().map(fault -> told(fault, language)).toList();
                yield new UsageIntake(taken.accepted(), taken.duplicates(), faults);
            }
            case bourg.billing.UsageIntake.TooMany(int most) ->
                    throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "too_many_usage_events", most)
                            .toProblem();
            case bourg.billing.UsageIntake.Unreadable _ ->
                    throw Refusal.of(HttpStatus.BAD_REQUEST, "malformed_request").toProblem();
        };
    }

    private UsageFault told(bourg.billing.UsageIntake.Fault fault, Locale language) {
        String message =
                problems.message(
                        FieldError.of("events[" + fault.index() + "]", fault.code()), language);
        return new UsageFault(fault.index(), fault.code(), message).event(fault.eventId());
    }
}
