package bourg.tidy;

import static java.util.regex.Pattern.DOTALL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What city data may not use, so that a cell can become a Citus cluster: found by trial on Citus
 * 14.0.1. Patterns over statements without comments and literals do: a parser would have to know
 * all of PostgreSQL's definitions first.
 */
enum CitusRule {
    TRIGGER(
            "refused: triggers on distributed tables",
            "create (or replace )?(constraint )?trigger\\b",
            "create trigger t before update on page for each row execute function f()"),
    KEY_OUT_OF_THE_SCHEMA(
            "refused: a key to another city or to the control plane",
            "references \"?\\w+\"? ?\\.",
            "create table a (city uuid references control.city (id))"),
    VOLATILE_IN_UPDATE(
            "refused: volatile functions in an UPDATE",
            "\\bupdate\\b.*\\bset\\b.*\\b(clock_timestamp|random|gen_random_uuid|uuidv7|uuidv4|nextval|timeofday)"
                    + " ?\\(",
            "update page set at = clock_timestamp() where slug = ?"),
    SELECT_IN_VALUES(
            "refused: a query inside VALUES",
            "\\binsert into\\b.*\\bvalues ?\\(.*\\( ?select\\b",
            "insert into a (b) values ((select max(b) from a))"),
    MERGE_USING_VALUES(
            "refused: MERGE from VALUES",
            "\\bmerge into\\b.*\\busing ?\\( ?values\\b",
            "merge into a using (values (1)) as v (b) on a.b = v.b when matched then delete"),
    COLUMN_AND_CONSTRAINT(
            "refused: a column and a constraint in one ALTER TABLE",
            "\\balter table\\b(?=.*\\badd (column|(?!constraint|check|unique|primary|foreign|exclude)\\w))"
                    + "(?=.*\\badd (constraint|check|unique|primary|foreign|exclude)\\b)",
            "alter table a add column b int, add constraint c check (b > 0)"),
    SMALL_IDENTITY(
            "refused: identities that are no bigint",
            "\\b((small|big)?serial[248]?|(smallint|integer|int[24]?) (not null )?generated (always|by default) as"
                    + " identity)\\b",
            "create table a (id int generated always as identity)"),
    PARTITIONS_OF_PARTITIONS(
            "refused: partitions of partitions",
            "\\bpartition of\\b.*\\bpartition by\\b",
            "create table a_1 partition of a for values in (1) partition by list (b)"),
    INHERITANCE("refused: INHERITS", "\\binherits ?\\(", "create table a () inherits (b)"),
    VIEW(
            "refused: writing through a view; nobody sees in a name whether it is one",
            "\\bcreate (or replace )?view\\b",
            "create view a as select 1"),
    OTHER_SCHEMA(
            "refused: joins between city and control plane; a city names no schema at all",
            "\\b(from|join|into|update|using) \"?(control|public|city_\\w+)\"? ?\\.",
            "select o.id from orders o join control.city c on true"),
    PREPARED_TRANSACTION(
            "refused: two-phase commit of our own",
            "\\bprepare transaction\\b",
            "prepare transaction 'a'"),
    ROLE_OR_SCHEMA(
            "refused: role, schema and tables in one transaction; routing makes the first two",
            "\\bcreate (role|schema|user)\\b",
            "create schema a"),
    ROW_SECURITY(
            "silent: policies on settings give no rows at all",
            "\\b(create policy|row level security)\\b",
            "alter table a enable row level security"),
    ADVISORY_LOCK(
            "silent: advisory locks hold on one node only; leases are rows",
            "\\bpg_(try_)?advisory_",
            "select pg_advisory_xact_lock(1)"),
    NOTIFICATION(
            "silent: notifications stay on one node",
            "(\\bpg_notify ?\\(|^(listen|notify|unlisten)\\b)",
            "notify outbox"),
    ERROR_BY_NAME(
            "silent: constraint names get a suffix, exclusions arrive as XX000: map by class of SQLSTATE",
            "^java .*(\\bgetconstraint\\b|getconstraintname|23p01)",
            "java message.getConstraint()");

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", DOTALL);
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

    private final String why;
    private final Pattern pattern;
    private final String bad;

    CitusRule(String why, String pattern, String bad) {
        this.why = why;
        this.pattern = Pattern.compile(pattern, DOTALL);
        this.bad = bad;
    }

    String bad() {
        return bad;
    }

    /** The broken rules of a script, each with its reason. */
    static List<String> broken(String script) {
        String bare = LITERAL.matcher(COMMENT.matcher(script).replaceAll(" ")).replaceAll("''");
        return Arrays.stream(bare.split(";", -1))
                .map(statement ->
                        statement.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .flatMap(CitusRule::brokenBy)
                .toList();
    }

    private static Stream<String> brokenBy(String statement) {
        return Arrays.stream(values())
                .filter(rule -> rule.pattern.matcher(statement).find())
                .map(rule -> rule + " (" + rule.why + "): " + statement);
    }
}
