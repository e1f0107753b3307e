package bourg.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * City data stays ready for Citus: every migration of a city, and every statement that is sent to
 * one.
 */
class CitusTests {
    private static final Pattern SQL =
            Pattern.compile("(?is)\\s*(select|insert|update|delete|merge|with)\\s.*");
    private static final Pattern REFERENCE = Pattern.compile("(?i)\\breferences\\s+(\\w+)");
    private static final Pattern TABLE = Pattern.compile("(?i)\\bcreate table\\s+(\\w+)");

    @ParameterizedTest
    @EnumSource
    void eachRuleFindsItsBadExample(CitusRule rule) {
        assertThat(CitusRule.broken("select 1; -- fine\n" + rule.bad()))
                .singleElement()
                .asString()
                .startsWith(rule + " (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from outbox where due_at <= ? for update skip locked",
                "insert into a (id) values (uuidv7()) on conflict do nothing returning id",
                "insert into a (b) select max(b) from a",
                "with gone as (delete from a returning *) insert into b select * from gone",
                "update a set at = now(), note = 'random()' /* clock_timestamp() */ where id = ?",
                "create table a (id bigint generated always as identity, during tstzrange,"
                        + " exclude using gist (during with &&))",
                "create table a (at date) partition by range (at)",
                "create index on a using gin (words)",
                "alter table a add column b int not null default 0 check (b > 0)",
                "alter table a add constraint c check (b > 0)"
            })
    void whatCitusTakesPasses(String statement) {
        assertThat(CitusRule.broken(statement)).isEmpty();
    }

    @Test
    void migrationsOfCitiesAreReady() throws IOException {
        List<Path> migrations = migrations();
        assertThat(migrations).hasSizeGreaterThan(4);
        for (Path migration : migrations) {
            assertThat(CitusRule.broken(Files.readString(migration))).as("%s", migration).isEmpty();
        }
    }

    @Test
    void keysOfCitiesEndInTheirOwnSchema() throws IOException {
        String all = migrations().stream().map(CitusTests::text).collect(Collectors.joining("\n"));
        assertThat(words(REFERENCE, all)).isNotEmpty().isSubsetOf(words(TABLE, all));
    }

    @Test
    void statementsSentToCitiesAreReady() {
        List<SourceFile> senders =
                Repository.javaFiles().stream()
                        .filter(SourceFile::isMain)
                        .filter(file -> file.text().contains("@Qualifier(\"city\")"))
                        .toList();
        assertThat(senders).hasSizeGreaterThan(6);
        for (SourceFile sender : senders) {
            List<String> statements = statements(sender);
            for (String statement : statements) {
                assertThat(CitusRule.broken(statement)).as("%s", sender.path()).isEmpty();
            }
            assertThat(CitusRule.broken("java " + sender.text().replace(";", " ")))
                    .as("%s", sender.path())
                    .noneMatch(broken -> broken.startsWith(CitusRule.ERROR_BY_NAME.name()));
        }
        assertThat(senders.stream().mapToInt(sender -> statements(sender).size()).sum())
                .isGreaterThan(15);
    }

    @Test
    void namesOfConstraintsAreNotAskedForInCityCode() {
        assertThat(CitusRule.broken("java if (\"23P01\".equals(state))"))
                .singleElement()
                .asString()
                .startsWith(CitusRule.ERROR_BY_NAME.name());
    }

    private static List<Path> migrations() {
        return Repository.files(".sql")
                .filter(path -> path.toString().contains("src/main/resources/db/city/"))
                .toList();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Texts of a file that are statements; parts that are added up count as one. */
    private static List<String> statements(SourceFile file) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitBinary(BinaryTree sum, Void none) {
                StringBuilder whole = new StringBuilder();
                parts(sum, whole);
                keep(whole.toString());
                return null;
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void none) {
                keep(String.valueOf(literal.getValue()));
                return null;
            }

            private void keep(String text) {
                Matcher sql = SQL.matcher(text);
                if (sql.matches()) {
                    found.add(text);
                }
            }
        }.scan(file.tree(), null);
        return found;
    }

    private static void parts(BinaryTree sum, StringBuilder whole) {
        for (var side : List.of(sum.getLeftOperand(), sum.getRightOperand())) {
            switch (side) {
                case BinaryTree inner -> parts(inner, whole);
                case LiteralTree literal -> whole.append(literal.getValue());
                default -> whole.append(" ? ");
            }
        }
    }
}
