package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the database alone refuses: every attack is sent beneath the statement guard, in the role of
 * a city.
 */
@CityTest
class DatabaseFenceTests {
    private Connection valmont;

    DatabaseFenceTests(@Autowired TestCities cities, @Autowired Cells cells) throws SQLException {
        cities.quebec("valmont");
        cities.novaScotia("harbour-point");
        this.valmont = cells.pool("cell_1").getConnection();
    }

    @BeforeEach
    void enter() throws SQLException {
        run("set role city_valmont");
        run("set search_path = city_valmont");
        valmont.commit();
    }

    @AfterEach
    void leave() throws SQLException {
        valmont.rollback();
        run("reset role");
        run("reset all");
        valmont.commit();
        valmont.close();
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void isRefused(String attack) {
        assertThatThrownBy(() -> run(attack))
                .isInstanceOf(SQLException.class)
                .extracting(refused -> ((SQLException) refused).getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void aCityCannotGiveItsRowsAway() throws SQLException {
        run("grant select on page to public"); // PostgreSQL only warns
        assertThat(strings("select relacl::text from pg_class where oid = 'page'::regclass"))
                .allSatisfy(grants -> assertThat(grants).doesNotContain("{=", ",="));
    }

    /** Whatever the bootstrap takes from PUBLIC is called; the list comes from the database. */
    @Test
    void everyRevokedFunctionIsAttacked() throws SQLException {
        List<String> calls = calls();
        assertThat(calls)
                .hasSizeGreaterThan(150)
                .anyMatch(call -> call.contains("set_config("))
                .anyMatch(call -> call.contains("database_to_xml_and_xmlschema("))
                .anyMatch(call -> call.contains("lo_export("))
                .anyMatch(call -> call.contains("pg_advisory_xact_lock_shared("))
                .anyMatch(call -> call.contains("pg_notify("));
        for (String call : calls) {
            assertThatThrownBy(() -> run(call))
                    .as(call)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for function");
            valmont.rollback();
        }
    }

    /** And nothing that could do harm is left out because a new PostgreSQL brought it. */
    @Test
    void nothingOfTheseKindsIsLeftToEverybody() throws SQLException {
        assertThat(
                        strings(
                                """
                                select oid::regprocedure::text from pg_proc
                                where has_function_privilege(oid, 'execute') and pronamespace = 'pg_catalog'::regnamespace
                                  and proname ~ 'to_xml|^lo_|advisory|notify$|^set_config|sleep|_size$|^pg_stat_get|emit_message'
                                  and proname !~ '^(pg_column_size|pg_database_size|pg_tablespace_size|pg_size.*)$'\
                                """))
                .isEmpty();
    }

    @Test
    void aConnectionThatIsInNoCityCanDoNothing() throws SQLException {
        run("reset role");
        valmont.commit();
        assertThatThrownBy(() -> run("select slug from city_valmont.page"))
                .hasMessageContaining("permission denied for schema");
    }

    /** Decided in decision record 7: names may be seen, numbers and words may not. */
    @Test
    void theNamesOfOtherCitiesStayVisible() {
        assertThatCode(
                        () -> {
                            assertThat(strings("select nspname from pg_namespace"))
                                    .contains("city_harbour_point");
                            assertThat(
                                            strings(
                                                    "select 1 from pg_stats where schemaname = 'city_harbour_point'"))
                                    .isEmpty();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void whatTakesTooLongIsStopped() throws SQLException {
        assertThat(strings("select current_setting('statement_timeout')")).containsExactly("1min");
        assertThat(strings("select current_setting('temp_file_limit')")).containsExactly("1GB");
        assertThatThrownBy(() -> run("set temp_file_limit = -1"))
                .hasMessageContaining("permission denied");
    }

    private List<String> calls() throws SQLException {
        return strings(
                """
                select format('select %s(%s) from (select 1 %s offset 0) as given', proname, names, nulls)
                from pg_proc left join lateral (
                    select string_agg('a' || place, ', ' order by place) as names,
                        string_agg(', null::' || format_type(type, null) || ' as a' || place, '' order by place) as nulls
                    from unnest(proargtypes) with ordinality as given (type, place)) as arguments on true
                where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f'
                  and not has_function_privilege(oid, 'execute')
                  and 'internal'::regtype <> all (proargtypes)\
                """);
    }

    private List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = valmont.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (var statement = valmont.createStatement()) {
            statement.execute(sql);
        }
    }

    @SuppressWarnings("unused") // read by its name, from isRefused
    private static final List<String> ATTACKS =
            List.of(
                    "select title_fr from city_harbour_point.page",
                    "insert into city_harbour_point.page (slug) values ('mine')",
                    "update pg_settings set setting = 'city_harbour_point' where name = 'role'",
                    "do $$ begin execute 'set role city_harbour_point'; end $$",
                    "select installed_by from flyway_schema_history",
                    "create table mine (id int)",
                    "create temporary table mine (id int)",
                    "select 1 as id into mine",
                    "select 1 as id into temporary mine",
                    "create schema mine",
                    "create function mine() returns int language sql return 1",
                    "create function pg_temp.mine() returns int language sql return 1",
                    "create extension dblink",
                    "create extension pg_trgm",
                    "create role mine",
                    "alter role city_valmont login",
                    "alter role cell_app superuser",
                    "grant city_valmont to city_harbour_point",
                    "grant cell_owner to city_valmont",
                    "alter table page owner to city_harbour_point",
                    "drop table page",
                    "truncate page",
                    "comment on table page is 'mine'",
                    "copy page to program 'id'",
                    "copy page from '/etc/hostname'",
                    "copy page to '/tmp/page'",
                    "select pg_read_file('/etc/hostname')",
                    "select pg_ls_dir('/')",
                    "select pg_stat_file('/')",
                    "select * from pg_authid",
                    "select * from pg_shadow",
                    "select * from pg_statistic",
                    "select * from pg_largeobject",
                    "select * from pg_hba_file_rules",
                    "select * from pg_file_settings",
                    "select * from pg_prepared_statements",
                    "select * from pg_cursors",
                    "select * from pg_locks",
                    "select query from pg_stat_activity",
                    "select n_tup_ins from pg_stat_all_tables where schemaname = 'city_harbour_point'",
                    "select pg_terminate_backend(pid) from (select pg_backend_pid() as pid) me",
                    "select pg_reload_conf()",
                    "set session authorization cell_owner",
                    "set session_replication_role = replica",
                    "load '/tmp/mine.so'");
}
