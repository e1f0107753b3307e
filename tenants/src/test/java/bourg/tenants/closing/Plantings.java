package bourg.tenants.closing;

import static org.awaitility.Awaitility.await;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.ConsentPurpose;
import bourg.tenants.Consents;
import bourg.tenants.CurrentCity;
import bourg.tenants.ExportsFolder;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leaves a word in everything that this module keeps of a city. */
class Plantings {
    private static final List<String> TABLES =
            List.of("audit_entry", "consent", "erasure", "idempotent_request", "outbox", "page");
    private static final List<String> ELSEWHERE =
            List.of(
                    "federation.control.city",
                    "federation.control.city_archive",
                    "federation.control.city_history",
                    "federation.control.city_import_row",
                    "federation.control.city_upgrade",
                    "federation.control.export",
                    "federation.control.export_download",
                    "federation.control.first_admin",
                    "federation.control.idempotent_request",
                    "federation.control.job",
                    "federation.control.provisioning_step",
                    "federation.control.scheduled_tasks",
                    "file archive.zip",
                    "file page.rows");

    private final JdbcClient federation;
    private final JdbcClient city;
    private final TransactionTemplate inCity;
    private final Places places;

    Plantings(
            @Qualifier("federation") JdbcClient federation,
            @Qualifier("city") JdbcClient city,
            @Qualifier("cityTransactions") PlatformTransactionManager transactions,
            Places places) {
        this.federation = federation;
        this.city = city;
        this.inCity = new TransactionTemplate(transactions);
        this.places = places;
    }

    /** What writes where it wants to. */
    record Places(
            AuditTrail trail,
            Consents consents,
            Jobs jobs,
            CityBackups backups,
            ExportsFolder folder) {}

    void in(City where, String word) throws IOException {
        CurrentCity.run(
                where.id(),
                () -> {
                    places.consents().decide(word, ConsentPurpose.CITY_NEWS, true, "portal");
                    inCity.executeWithoutResult(_ -> rows(word));
                });
        Job job = places.backups().backUp(where).orElseThrow();
        await().until(() -> places.jobs().require(job.id()).state() == JobState.DONE);
        control(where, word, job);
        Path archive = places.folder().archive(where.id(), job.id());
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, word);
    }

    private void rows(String word) {
        places.trail().changed(new AuditAct("seen", "order", word, word));
        write(city, "insert into erasure (citizen, asked_at) values (?, now())", word);
        write(
                city,
                "insert into page (slug, position, title_fr, title_en, body_fr, body_en) values"
                        + " ('p', 9, ?, '', '', '')",
                word);
        write(
                city,
                "insert into outbox (event_id, listener, type, payload, created_at, due_at,"
                        + " delivered_at) values (gen_random_uuid(), 'x', 'x', to_jsonb(cast(? as"
                        + " text)), now(), now(), now())",
                word);
        write(
                city,
                "insert into idempotent_request (caller, key, request_hash, started_at, body)"
                        + " values ('x', 'x', 'x', now(), convert_to(?, 'UTF8'))",
                word);
    }

    private void control(City where, String word, Job job) {
        UUID id = where.id().value();
        write(
                federation,
                "update city set logo_type = 'image/png', logo = convert_to(?, 'UTF8') where id ="
                        + " ?",
                word,
                id);
        write(federation, "update job set note = ? where id = ?", word, job.id().value());
        write(federation, "update provisioning_step set error = ? where city = ?", word, id);
        write(
                federation,
                "insert into first_admin (city, email, given_name, family_name) values (?, ?, '',"
                        + " '')",
                id,
                word);
        write(
                federation,
                "insert into city_import_row (import, line, code, host, outcome, error, city)"
                        + " values (?, 1, '', '', 'FAILED', ?, ?)",
                job.id().value(),
                word,
                id);
        write(
                federation,
                "insert into city_upgrade (wave, city, cell, position, canary, state, error) values"
                        + " (?, ?, 'cell_1', 1, false, 'DONE', ?)",
                job.id().value(),
                id,
                word);
        exports(id, word, job);
        arrival(id, word, job);
        answers(where, word);
    }

    private void exports(UUID id, String word, Job job) {
        UUID export = UUID.randomUUID();
        write(
                federation,
                "insert into export (id, city, job, asked_by, asked_at) values (?, ?, ?, ?, now())",
                export,
                id,
                job.id().value(),
                word);
        write(
                federation,
                "insert into export_download (export, by_subject, at) values (?, ?, now())",
                export,
                word);
    }

    private void arrival(UUID id, String word, Job job) {
        write(
                federation,
                "insert into city_archive (job, file, bytes, city, notes, given_at)"
                        + " values (?, ?, 1, ?, jsonb_build_array(?), now())",
                job.id().value(),
                UUID.randomUUID(),
                id,
                word);
        write(
                federation,
                "insert into city_history (city, part, position, content)"
                        + " values (?, 'refund', 1, json_build_array(?::text)::text)",
                id,
                word);
    }

    private void answers(City where, String word) {
        write(
                federation,
                "insert into idempotent_request (caller, key, request_hash, started_at, body)"
                        + " values (?, 'x', 'x', now(), convert_to(?, 'UTF8'))",
                word,
                "{\"city_id\": \"" + where.id() + "\", \"" + word + "\"}");
        write(
                federation,
                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time,"
                        + " picked, version) values ('trial', ?, convert_to(?, 'UTF8'), now() +"
                        + " interval '1 day', false, 1)",
                word,
                "{\"city\": \"" + where.id().value() + "\", \"" + word + "\"}");
    }

    private static void write(JdbcClient where, String sql, Object... values) {
        where.sql(sql).params(List.of(values)).update();
    }

    /** Where the word is then, once {@link #copyLeftBehind} has been there too. */
    static List<String> everywhere(City city, String home, String other) {
        String schema = schema(city);
        return Stream.of(
                        TABLES.stream().map(table -> home + "." + schema + "." + table),
                        Stream.of(other + "." + schema + ".page"),
                        ELSEWHERE.stream())
                .flatMap(places -> places)
                .toList();
    }

    static String schema(City city) {
        return "city_" + city.code().replace('-', '_');
    }

    /** As a move leaves it behind for a grace. */
    static void copyLeftBehind(JdbcClient cell, City city, String word) {
        String schema = schema(city);
        cell.sql("create role " + schema + " nologin").update();
        cell.sql("create schema " + schema).update();
        cell.sql("create table " + schema + ".page as select '" + word + "' as title").update();
    }
}
