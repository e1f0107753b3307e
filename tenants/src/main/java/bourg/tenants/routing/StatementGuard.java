package bourg.tenants.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.JdbcProxyFactory;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * Lets one statement of data manipulation pass at a time. It splits by the driver's own parser:
 * what that takes for one statement, the server receives as one, and refuses if it sees two.
 *
 * <p>The pools of owners are not guarded: they create and migrate, and no text of a caller reaches
 * them.
 */
final class StatementGuard implements QueryExecutionListener {
    private static final Set<String> DATA_MANIPULATION =
            Set.of("select", "insert", "update", "delete", "merge", "with");

    private StatementGuard() {}

    /** All that is borrowed from the pool is guarded. */
    static DataSource over(DataSource pool) {
        return ProxyDataSourceBuilder.create(pool).listener(new StatementGuard()).build();
    }

    /** The connection, guarded and watched by one who is told how each statement ended. */
    static Connection over(Connection connection, QueryExecutionListener watcher) {
        ProxyConfig guarded =
                ProxyConfig.Builder.create()
                        .queryListener(new StatementGuard())
                        .queryListener(watcher)
                        .build();
        return JdbcProxyFactory.DEFAULT.createConnection(connection, new ConnectionInfo(), guarded);
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        queries.stream().map(QueryInfo::getQuery).distinct().forEach(StatementGuard::check);
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Whoever got this far was let through.
    }

    static void check(String sql) {
        try {
            checkOne(sql);
            checkOne(Parser.replaceProcessing(sql, true, true)); // {fn ...} and the like unfolded
        } catch (SQLException unreadable) {
            throw new RefusedStatement("a statement that cannot be read", unreadable);
        }
    }

    private static void checkOne(String sql) throws SQLException {
        List<NativeQuery> statements = Parser.parseJdbcSql(sql, true, true, true, false, true);
        if (statements.size() != 1) {
            throw new RefusedStatement(statements.size() + " statements at once", null);
        }
        String first = firstWord(statements.getFirst().nativeSql);
        if (!DATA_MANIPULATION.contains(first.toLowerCase(Locale.ROOT))) {
            throw new RefusedStatement("a statement that begins with '" + first + "'", null);
        }
    }

    /** The parser's type will not do: it takes EXPLAIN SELECT and GRANT SELECT for a SELECT. */
    private static String firstWord(String sql) {
        char[] text = sql.toCharArray();
        int at = 0;
        while (at < text.length && !Parser.isIdentifierStartChar(text[at])) {
            int end = at;
            if (text[at] == '-') {
                end = Parser.parseLineComment(text, at);
            } else if (text[at] == '/') {
                end = Parser.parseBlockComment(text, at);
            }
            if (end == at && !Parser.isSpace(text[at])) {
                return String.valueOf(text[at]);
            }
            at = end + 1;
        }
        int start = Math.min(at, text.length);
        while (at < text.length && Parser.isIdentifierContChar(text[at])) {
            at++;
        }
        return sql.substring(start, at < text.length ? at : text.length);
    }
}
