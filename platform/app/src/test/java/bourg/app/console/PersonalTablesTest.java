package bourg.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.PersonalRecords;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** No table of a city is forgotten when a citizen asks what is kept, or to be forgotten. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class PersonalTablesTest extends ConsoleTest {
    /** Tables that no kind of personal records claims, and why each need not be. */
    private static final Map<String, String> NOTHING_PERSONAL =
            Map.of(
                    "page", "the city's own texts, for everybody",
                    "audit_end", "one row: the end of the chain of audit_entry",
                    "receipt_counter", "one number a year",
                    "basket_line", "as draft: what was chosen and not ordered yet",
                    "draft",
                            "under the hash of a key that only the browser has, so out of everybody's"
                                    + " reach; deleted after 30 days");

    @Autowired List<PersonalRecords> kinds;

    @Autowired
    @Qualifier("city")
    JdbcClient sql;

    @Autowired
    @Qualifier("cityTransactions")
    PlatformTransactionManager transactions;

    @Test
    void everyTableOfACityIsClaimedOrKnownToHoldNothing() {
        Set<String> owed = new HashSet<>(claimed());
        owed.addAll(NOTHING_PERSONAL.keySet());
        assertThat(tables())
                .as("claim a new table by PersonalRecords, or say why it holds nothing personal")
                .containsExactlyInAnyOrderElementsOf(owed);
    }

    @Test
    void noTableIsClaimedTwice() {
        List<String> all = kinds.stream().flatMap(kind -> kind.tables().stream()).toList();
        assertThat(all)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(NOTHING_PERSONAL.keySet());
        assertThat(kinds).extracting(PersonalRecords::kind).doesNotHaveDuplicates();
    }

    private Set<String> claimed() {
        return kinds.stream().flatMap(kind -> kind.tables().stream()).collect(Collectors.toSet());
    }

    private List<String> tables() {
        City city = cities.quebec("tables");
        return CurrentCity.call(
                city.id(),
                () ->
                        Objects.requireNonNull(
                                new TransactionTemplate(transactions)
                                        .execute(_ ->
                                                sql.sql(
                                                                "select tablename from pg_tables where schemaname = current_schema()"
                                                                        + " and tablename <> 'flyway_schema_history'")
                                                        .query(String.class)
                                                        .list())));
    }
}
