package bourg.tenants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Archives of everything that is a city's: one administrator asks, another approves, then both may
 * download, and all are told.
 */
@Component
public class Exports {
    /** The kind of the job that writes an archive. */
    public static final String KIND = "export-city";

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private final JdbcClient federation;
    private final Jobs jobs;
    private final ExportsFolder folder;
    private final News news;
    private final TransactionTemplate inCity;
    private final TransactionTemplate inFederation;

    Exports(
            @Qualifier("federation") JdbcClient federation,
            Jobs jobs,
            ExportsFolder folder,
            News news,
            Transactions transactions) {
        this.federation = federation;
        this.jobs = jobs;
        this.folder = folder;
        this.news = news;
        this.inCity = new TransactionTemplate(transactions.city());
        this.inFederation = new TransactionTemplate(transactions.federation());
    }

    /** The two kinds of transactions, which never meet. */
    @Component
    record Transactions(
            @Qualifier("cityTransactions") PlatformTransactionManager city,
            @Qualifier("federationTransactions") PlatformTransactionManager federation) {}

    /** How others hear of it: by letter, and in the audit trail. */
    @Component
    record News(CityOutbox outbox, AuditTrail trail) {}

    /** Starts the writing of an archive; at most one of a city is written at a time. */
    public ExportAsking ask(Actor.Staff by) {
        CityId city = by.city();
        Optional<Export> underway = ExportRows.underway(federation, city, jobs::require);
        if (underway.isPresent()) {
            return new ExportAsking.Underway(underway.get());
        }
        ExportId id = ExportId.next();
        inFederation.executeWithoutResult(_ -> {
            Job job = jobs.start(KIND, city, id.toString());
            ExportRows.insert(federation, id, city, job, by.subject());
        });
        tell(by, id, ExportEvent.Step.ASKED);
        return new ExportAsking.Asked(find(city, id).orElseThrow());
    }

    /** The exports of a city, the newest first. */
    public Page<Export> list(CityId city, @Nullable ExportId before, int limit) {
        UUID start = before == null ? Identifiers.LAST : before.value();
        return Page.of(ExportRows.of(federation, city, start, limit + 1, jobs::require), limit);
    }

    public Optional<Export> find(CityId city, ExportId id) {
        return ExportRows.find(federation, city, id, jobs::require);
    }

    /** Lets an archive be downloaded; whoever asked for it cannot. */
    public ExportChange approve(Actor.Staff by, ExportId id) {
        Optional<Export> found = find(by.city(), id);
        if (found.isEmpty()) {
            return new ExportChange.NotFound();
        }
        Export export = found.get();
        if (export.askedBy().equals(by.subject())) {
            return new ExportChange.OwnExport();
        }
        return switch (export.state()) {
            case DELETED, FAILED, PREPARING -> new ExportChange.NotReady();
            case APPROVED -> new ExportChange.Approved(export);
            case READY -> {
                inFederation.executeWithoutResult(_ -> {
                    ExportRows.approve(federation, id, by.subject());
                    news.trail().changedOutside(by.city(), AuditAct.on("export_approved", id));
                });
                LOG.info("Export {} was approved", id);
                yield new ExportChange.Approved(find(by.city(), id).orElseThrow());
            }
        };
    }

    /**
     * The file of an approved archive; the download is written down, and all administrators are
     * told.
     */
    public ExportChange download(Actor.Staff by, ExportId id) {
        Optional<Export> found = find(by.city(), id);
        if (found.isEmpty()) {
            return new ExportChange.NotFound();
        }
        Export export = found.get();
        return switch (export.state()) {
            case DELETED, FAILED, PREPARING -> new ExportChange.NotReady();
            case READY -> new ExportChange.NotApproved();
            case APPROVED -> {
                Path file = folder.archive(by.city(), export.job().id());
                if (!Files.exists(file)) {
                    yield new ExportChange.NotReady();
                }
                ExportRows.noteDownload(federation, id, by.subject());
                tell(by, id, ExportEvent.Step.DOWNLOADED);
                LOG.info("Export {} is downloaded", id);
                yield new ExportChange.Archive(export, file);
            }
        };
    }

    private void tell(Actor.Staff by, ExportId id, ExportEvent.Step step) {
        var event = new ExportEvent(id.toString(), step, by.name(), Instant.now());
        String verb = "export_" + step.name().toLowerCase(Locale.ROOT);
        CurrentCity.run(
                by.city(),
                () ->
                        inCity.executeWithoutResult(_ -> {
                            news.outbox().publish(event);
                            news.trail().changed(AuditAct.on(verb, id));
                        }));
    }
}
