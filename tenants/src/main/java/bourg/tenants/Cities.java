package bourg.tenants;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All cities of the platform: opens them and finds them. */
@Component
public class Cities {
    /** As many cities as are read at once. */
    private static final int PIECE = 200;

    /** The background task that opens a city; its instance is the city's identifier. */
    public static final TaskDescriptor<Void> OPENING = TaskDescriptor.of("open-city");

    private final JdbcClient federation;
    private final SchedulerClient scheduler;
    private final CityWishes wishes;
    private final ObjectProvider<ProvisioningStep> steps;
    private final ObjectProvider<TakenCodes> takenCodes;

    Cities(
            @Qualifier("federation") JdbcClient federation,
            SchedulerClient scheduler,
            CityWishes wishes,
            ObjectProvider<ProvisioningStep> steps,
            ObjectProvider<TakenCodes> takenCodes) {
        this.federation = federation;
        this.scheduler = scheduler;
        this.wishes = wishes;
        this.steps = steps;
        this.takenCodes = takenCodes;
    }

    /** Registers the city and starts its opening, which goes on in the background. */
    @InFederation
    public Opening open(OpenCity wish) {
        List<FieldError> errors = wishes.check(wish);
        if (!errors.isEmpty()) {
            return new Opening.Invalid(errors);
        }
        if (wishes.isReserved(wish.host())) {
            return new Opening.HostTaken();
        }
        City city = wishes.grant(CityId.next(), wish);
        if (takenCodes.stream().anyMatch(codes -> codes.isTaken(city.code()))) {
            return new Opening.CodeTaken();
        }
        if (!CityRows.insert(federation, city, wish.logo(), Instant.now())) {
            return byCode(city.code()).isPresent()
                    ? new Opening.CodeTaken()
                    : new Opening.HostTaken();
        }
        CityRows.insertFirstAdmin(federation, city.id(), wish.firstAdmin());
        steps.stream()
                .sorted(Comparator.comparingInt(ProvisioningStep::order))
                .forEach(step -> ProvisioningRows.insert(federation, city.id(), step));
        scheduler.scheduleIfNotExists(task(city.id()).build(), Instant.now());
        return new Opening.Opened(city);
    }

    /** Every fault of a wish, as far as it can be told before it is granted. */
    public List<FieldError> check(OpenCity wish) {
        List<FieldError> errors = new ArrayList<>(wishes.check(wish));
        Optional<City> namesake = byCode(wish.code());
        if (takenCodes.stream().anyMatch(codes -> codes.isTaken(wish.code()))
                || namesake.filter(city -> !city.host().equals(wish.host())).isPresent()) {
            errors.add(FieldError.of("code", "code_taken"));
        } else if (wishes.isReserved(wish.host())
                || byHost(wish.host())
                        .filter(city -> city.state() != CityState.CLOSED)
                        .filter(city -> !city.code().equals(wish.code()))
                        .isPresent()) {
            errors.add(FieldError.of("host", "host_taken"));
        }
        return errors;
    }

    /** Every fault of a city that comes from elsewhere and keeps its identifier. */
    public List<FieldError> check(CityId id, OpenCity wish) {
        List<FieldError> errors = new ArrayList<>(check(wish));
        if (find(id).isPresent()) {
            errors.add(FieldError.of("id", "city_known"));
        } else if (byCode(wish.code())
                .filter(city -> city.host().equals(wish.host()))
                .isPresent()) {
            errors.add(FieldError.of("code", "code_taken"));
        }
        return errors;
    }

    /** Registers a city that comes from elsewhere; false if it cannot be here. */
    @InFederation
    public boolean arrive(
            CityId id, OpenCity wish, Instant openedAt, List<ProvisioningStep> steps) {
        boolean free =
                check(id, wish).isEmpty()
                        && CityRows.insert(
                                federation, wishes.grant(id, wish), wish.logo(), openedAt);
        if (free) {
            steps.forEach(step -> ProvisioningRows.insert(federation, id, step));
        }
        return free;
    }

    /** The city that answers at the host; one that is gone only until another takes its host. */
    public Optional<City> byHost(String host) {
        return federation
                .sql(
                        CityRows.SELECT
                                + " where host = ? order by state = 'CLOSED', opened_at desc limit"
                                + " 1")
                .param(host)
                .query(CityRows::read)
                .optional();
    }

    public Optional<City> byCode(String code) {
        return one("code", code);
    }

    public Optional<City> find(CityId id) {
        return one("id", id.value());
    }

    private Optional<City> one(String column, Object value) {
        return federation
                .sql(CityRows.SELECT + " where " + column + " = ?")
                .param(value)
                .query(CityRows::read)
                .optional();
    }

    /** The city, which the caller knows to exist. */
    public City require(CityId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No city " + id));
    }

    /** Cities in the order they were opened. */
    public Page<City> list(@Nullable CityId after, int limit) {
        List<City> found =
                federation
                        .sql(CityRows.SELECT + " where id > ? order by id limit ?")
                        .params(after == null ? new UUID(0, 0) : after.value(), limit + 1)
                        .query(CityRows::read)
                        .list();
        return Page.of(found, limit);
    }

    /** Visits every city, whatever its state, in the order they were opened. */
    public void each(Consumer<City> visitor) {
        @Nullable CityId after = null;
        Page<City> page;
        do {
            page = list(after, PIECE);
            page.items().forEach(visitor);
            after = page.items().isEmpty() ? after : page.items().getLast().id();
        } while (page.more());
    }

    public Provisioning provisioning(CityId id) {
        return new Provisioning(id, ProvisioningRows.of(federation, id));
    }

    /** Takes up an opening that has stopped at a failed step, at once. */
    @InFederation
    public void resume(CityId id) {
        if (require(id).state() != CityState.PROVISIONING) {
            return;
        }
        Instant now = Instant.now();
        if (scheduler.scheduleIfNotExists(task(id).build(), now)) {
            return;
        }
        try {
            scheduler.reschedule(OPENING.instanceId(id.toString()), now);
        } catch (TaskInstanceCurrentlyExecutingException alreadyAtIt) {
            // It is being opened at this moment: what was asked for is happening.
        }
    }

    private static TaskInstance.Builder<Void> task(CityId id) {
        return OPENING.instance(id.toString());
    }

    public Optional<Logo> logo(CityId id) {
        return federation
                .sql("select logo_type, logo from city where id = ? and logo is not null")
                .param(id.value())
                .query((row, _) -> new Logo(row.getString("logo_type"), row.getBytes("logo")))
                .optional();
    }
}
