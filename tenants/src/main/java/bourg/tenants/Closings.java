package bourg.tenants;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes cities: a notice, in which everybody can take their data and the city can still be kept;
 * then {@link Erasures}.
 */
@Component
@EnableConfigurationProperties(ErasureSettings.class)
public class Closings {
    /**
     * The background task that tells a city; the instance is the city's identifier and a moment.
     */
    public static final TaskDescriptor<Void> ANNOUNCE = TaskDescriptor.of("announce-closing");

    private final JdbcClient federation;
    private final SchedulerClient scheduler;
    private final Jobs jobs;
    private final AuditTrail trail;
    private final ErasureSettings settings;

    Closings(
            @Qualifier("federation") JdbcClient federation,
            SchedulerClient scheduler,
            Jobs jobs,
            AuditTrail trail,
            ErasureSettings settings) {
        this.federation = federation;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.trail = trail;
        this.settings = settings;
    }

    /** Announces the erasure of a city; once announced, repeating it changes nothing. */
    @InFederation
    public ClosingChange close(City city, CloseCity wish) {
        if (!wish.code().equals(city.code())) {
            return new ClosingChange.WrongCode();
        }
        if (!settings.canSign()) {
            return new ClosingChange.NoKey();
        }
        Optional<Closing> before = of(city.id());
        if (before.isPresent()) {
            return new ClosingChange.Announced(before.get());
        }
        if (!wish.withoutExport() && !ClosingRows.hasApprovedExport(federation, city.id())) {
            return new ClosingChange.NoExport();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant eraseAt = now.plus(settings.notice());
        var closing = new Closing(city.id(), now, eraseAt, wish.withoutExport(), null);
        if (!ClosingRows.begin(federation, closing)) {
            return new ClosingChange.NotOpen();
        }
        trail.changedOutside(city.id(), AuditAct.on("city_closing", city.id()));
        scheduler.scheduleIfNotExists(ANNOUNCE.instance(city.id() + "@" + now).build(), now);
        return new ClosingChange.Announced(closing);
    }

    /** Keeps a city that was to be closed, as long as its erasure has not begun. */
    @InFederation
    public ClosingChange keep(City city) {
        if (!ClosingRows.cancel(federation, city.id())) {
            return new ClosingChange.NotClosing();
        }
        trail.changedOutside(city.id(), AuditAct.on("city_kept", city.id()));
        return new ClosingChange.Kept();
    }

    public Optional<Closing> of(CityId city) {
        return ClosingRows.find(federation, city, jobs::require);
    }

    /** What certifies the end of the city; nothing before. */
    public Optional<ErasureCertificate> certificate(CityId city) {
        return ClosingRows.certificate(federation, city);
    }

    /** The PEM texts of the keys that prove certificates: today's, then those of earlier ones. */
    public List<String> publicKeys() {
        return Stream.concat(
                        settings.publicKeyText().stream(),
                        ClosingRows.publicKeys(federation).stream())
                .distinct()
                .toList();
    }
}
