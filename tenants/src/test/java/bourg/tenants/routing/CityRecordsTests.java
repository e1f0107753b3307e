package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CityRecordsTests {
    private static final String SCHEMA = "city_trial";
    private static final String TABLES =
            """
            create schema city_trial;
            create table city_trial.a_child (id bigint generated always as identity primary key,
                parent uuid not null references city_trial.parent (id), note text);
            """;
    private static final String PARENT =
            """
            create table city_trial.parent (id uuid primary key, name text not null, at timestamptz, raw bytea,
                tags text[], extra jsonb, plain json, code char(3), amount numeric(12, 4), yes boolean,
                search tsvector generated always as (to_tsvector('simple', name)) stored);
            """;
    private static final String ROWS =
            """
            insert into city_trial.parent values
                (gen_random_uuid(), E'l''été,\\n"é" \\\\. \\x7f \\t \\\\N', '2026-03-08 02:30:00.123456-05', '\\x00ff5c0a',
                 array['a', null, 'b,"c"', ''], '{"b": 1.50, "a": [null, "\\\\u00e9"]}', '{ "k":  1.50 }', 'CAD', 12.5, true),
                (gen_random_uuid(), '', null, '', '{}', null, null, null, null, null);
            insert into city_trial.a_child (parent, note) select id, name from city_trial.parent, generate_series(1, 3);
            """;

    private final TestDatabase here = TestPostgres.server().database("records_here");
    private final TestDatabase there = TestPostgres.secondServer().database("records_there");

    @BeforeEach
    void prepare() throws SQLException {
        execute(here, schema() + ROWS);
        execute(there, schema());
    }

    private static String schema() {
        return TABLES.replace(
                ";\ncreate table city_trial.a_child",
                ";\n" + PARENT + "create table city_trial.a_child");
    }

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void whatIsCopiedToAnotherServerIsTheSame(RowFormat format) throws Exception {
        try (var source = here.connect();
                var target = there.connect()) {
            var from = CityRecords.reading(source, SCHEMA);
            var to = CityRecords.writing(target, SCHEMA);
            assertThat(from.tables())
                    .extracting(CityTable::name)
                    .containsExactly("parent", "a_child");
            assertThat(from.tables()).isEqualTo(to.tables());
            for (CityTable table : from.tables()) {
                var bytes = new ByteArrayOutputStream();
                long out = from.copyOut(table, format, bytes);
                long in = to.copyIn(table, format, new ByteArrayInputStream(bytes.toByteArray()));
                assertThat(in).isEqualTo(out).isPositive();
            }
            target.commit();
            if (format != RowFormat.CSV) {
                assertThat(CityRecords.reading(target, SCHEMA).digests()).isEqualTo(from.digests());
            }
        }
        execute(
                there,
                "insert into city_trial.a_child (parent) select id from city_trial.parent limit 1");
    }

    @Test
    void everyLineIsAJsonObject() throws Exception {
        execute(here, "update city_trial.parent set plain = E'{\\n\\r\\n}'");
        try (var source = here.connect()) {
            var records = CityRecords.reading(source, SCHEMA);
            for (CityTable table : records.tables()) {
                var bytes = new ByteArrayOutputStream();
                long rows = records.copyOut(table, RowFormat.JSON_LINES, bytes);
                List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
                assertThat(lines)
                        .hasSize((int) rows)
                        .allMatch(line -> line.startsWith("{\"") && line.endsWith("}"));
            }
        }
    }

    @Test
    void anyChangeChangesTheDigestAndTheOrderDoesNot() throws Exception {
        List<TableDigest> before = digests();
        execute(
                here,
                "create table city_trial.kept as table city_trial.a_child; delete from city_trial.a_child");
        execute(
                here,
                "insert into city_trial.a_child overriding system value select * from city_trial.kept order by id desc; drop table city_trial.kept");
        assertThat(digests()).isEqualTo(before);
        for (String change :
                List.of(
                        "update city_trial.a_child set note = note || ' ' where id = 2",
                        "update city_trial.a_child set note = case note when '' then (select max(note) from city_trial.a_child) else '' end",
                        "insert into city_trial.a_child (parent) select id from city_trial.parent limit 1",
                        "delete from city_trial.a_child where id = 1")) {
            List<TableDigest> last = digests();
            execute(here, change);
            assertThat(digests()).as(change).isNotEqualTo(last);
        }
    }

    @Test
    void readingSeesOneMomentAndChangesNothing() throws Exception {
        try (var source = here.connect()) {
            var records = CityRecords.reading(source, SCHEMA);
            List<TableDigest> before = records.digests();
            execute(here, "delete from city_trial.a_child");
            assertThat(records.digests()).isEqualTo(before);
            assertThatThrownBy(() -> run(source, "delete from city_trial.a_child"))
                    .hasMessageContaining("read-only transaction");
        }
    }

    private List<TableDigest> digests() throws SQLException {
        try (var source = here.connect()) {
            return CityRecords.reading(source, SCHEMA).digests();
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect()) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
