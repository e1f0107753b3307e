package bourg.tenants.onboarding;

import bourg.tenants.CityId;
import bourg.tenants.ImportedCity;
import bourg.tenants.ImportedCity.Outcome;
import bourg.tenants.JobId;
import bourg.tenants.OpenCity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of the lines of files of cities. A wish is kept no longer than it is needed. */
@Component
public class ImportRows {
    private final JdbcClient federation;
    private final JsonMapper json = JsonMapper.builder().build();

    ImportRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Must be called inside the transaction that starts the job. */
    public void add(JobId job, CityFile.Line line) {
        federation
                .sql(
                        """
                        insert into city_import_row (import, line, code, host, wish, outcome)
                        values (?, ?, ?, ?, cast(? as jsonb), 'WAITING')\
                        """)
                .params(
                        job.value(),
                        line.number(),
                        line.wish().code(),
                        line.wish().host(),
                        json.writeValueAsString(line.wish()))
                .update();
    }

    public List<ImportedCity> of(JobId job) {
        return federation
                .sql(
                        """
                        select line, code, host, outcome, error, city from city_import_row
                        where import = ? order by line\
                        """)
                .param(job.value())
                .query(ImportRows::read)
                .list();
    }

    private static ImportedCity read(ResultSet row, int number) throws SQLException {
        return new ImportedCity(
                row.getInt("line"),
                row.getString("code"),
                row.getString("host"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("error"),
                Optional.ofNullable(row.getObject("city", UUID.class)).map(CityId::new));
    }

    OpenCity wish(JobId job, int line) {
        String wish =
                federation
                        .sql("select wish from city_import_row where import = ? and line = ?")
                        .params(job.value(), line)
                        .query(String.class)
                        .single();
        return json.readValue(wish, OpenCity.class);
    }

    void settle(
            JobId job, int line, Outcome outcome, @Nullable CityId city, @Nullable String error) {
        federation
                .sql(
                        """
                        update city_import_row set outcome = :outcome, city = :city, error = :error, wish = null
                        where import = :import and line = :line\
                        """)
                .param("outcome", outcome.name())
                .param("city", city == null ? null : city.value(), Types.OTHER)
                .param("error", error, Types.VARCHAR)
                .param("import", job.value())
                .param("line", line)
                .update();
    }
}
