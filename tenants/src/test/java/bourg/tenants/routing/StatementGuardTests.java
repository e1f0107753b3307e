package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementGuardTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  SELECT ';' , \"a;b\", $$ ; $$, $x$ $$;$$ $x$, E'\\';', U&'\\003B' /* ; */ -- ;",
                "/* first */ -- second\n select 1;",
                "/* outer /* inner; */ ; */ update page set slug = ?",
                "insert into page (slug) values (?) on conflict do nothing returning slug",
                "delete from page where slug = ?",
                "merge into page using other on true when matched then update set slug = 'a;b'",
                "with gone as (delete from page returning *) insert into other select * from gone",
                "select {fn upper('a;b')}",
                "select '{call f()}'",
                "select 1 where 'x' ?? 'y'"
            })
    void oneStatementOfDataManipulationPasses(String sql) {
        assertThatCode(() -> StatementGuard.check(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; set role city_other; select 2",
                "select 1; select 2",
                "select 1 /* ; */; reset role",
                "select 1 -- ;\n; reset role",
                "select $$ ; $$; reset role",
                "select $x$ ; $x$; reset role",
                "select E'\\''; reset role; --'",
                "select '\\'; reset role; --'",
                "select U&'\\0027'; reset role; --'",
                "select \"a\"\"b\"; reset role",
                "select /* /* */ ; */ 1; reset role",
                "select {fn upper('a')}; reset role",
                "select 1; -- not even words for people"
            })
    void stackedStatementsAreRefused(String sql) {
        assertThatThrownBy(() -> StatementGuard.check(sql))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageContaining("statements at once");
    }

    @ParameterizedTest
    @FieldSource("NO_DATA_MANIPULATION")
    void anythingElseIsRefused(String sql) {
        assertThatThrownBy(() -> StatementGuard.check(sql))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageContaining("begins with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", " -- nothing", "select 'open", "select $$ open", "{call f(}"})
    void whatIsNoStatementIsRefused(String sql) {
        assertThatThrownBy(() -> StatementGuard.check(sql)).isInstanceOf(RefusedStatement.class);
    }

    @SuppressWarnings("unused") // read by its name
    private static final List<String> NO_DATA_MANIPULATION =
            List.of(
                    "set role city_other",
                    "/* select */ set role city_other",
                    "-- select\nreset role",
                    "\tset session authorization cell_app",
                    "set local search_path = city_other",
                    "begin",
                    "commit",
                    "rollback to savepoint a",
                    "prepare transaction 'a'",
                    "create table mine as select 1",
                    "alter table page add x int",
                    "drop table page",
                    "truncate page",
                    "grant select on page to public",
                    "revoke select on page from public",
                    "comment on table page is 'select'",
                    "copy page to stdout",
                    "copy (select 1) to program 'id'",
                    "do $$ begin perform 1; end $$",
                    "call anything()",
                    "{call anything()}",
                    "{? = call anything()}",
                    "explain analyze delete from page",
                    "explain select 1",
                    "listen other",
                    "notify other, 'select'",
                    "unlisten *",
                    "lock table page",
                    "prepare p as select 1",
                    "execute p",
                    "deallocate all",
                    "discard all",
                    "declare c cursor with hold for select 1",
                    "fetch all from c",
                    "move all in c",
                    "load 'plugin'",
                    "vacuum page",
                    "analyze page",
                    "show all",
                    "checkpoint",
                    "table page",
                    "values (1)",
                    "(select 1)",
                    "\"select\" 1",
                    "selectx 1",
                    "select$ 1",
                    "\uFEFFselect 1");
}
