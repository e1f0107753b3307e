package bourg.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void everyDatabaseIsFreshAndOfVersion18() throws SQLException {
        TestDatabase first = TestPostgres.server().database("federation");
        TestDatabase second = TestPostgres.server().database("federation");
        assertThat(first.name()).isNotEqualTo(second.name());
        try (Connection connection = second.connect();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("show server_version_num")) {
            version.next();
            assertThat(version.getInt(1)).isBetween(180000, 189999);
        }
    }

    @Test
    void theSecondServerIsAnotherServer() {
        assertThat(TestPostgres.secondServer().port()).isNotEqualTo(TestPostgres.server().port());
        assertThat(TestPostgres.server()).isSameAs(TestPostgres.server());
    }

    @Test
    void aWrongPasswordIsRefused() {
        TestDatabase database = TestPostgres.server().database("guarded");
        assertThatThrownBy(() -> database.connect("postgres", "wrong"))
                .isInstanceOf(SQLException.class);
    }
}
