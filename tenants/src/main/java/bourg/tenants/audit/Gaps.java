package bourg.tenants.audit;

import bourg.tenants.AuditVerdict;
import bourg.tenants.BackupId;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import bourg.tenants.InFederation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What trails lost when their cities were put back, remembered by the control plane. */
@Component
@InFederation
class Gaps {
    private final JdbcClient federation;

    Gaps(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** A line of a trail, and what it ends in. */
    record End(long sequence, String hash) {}

    /** Once for each restoration: repeating it after half of it was done sees too little. */
    public void open(CityId city, BackupId wanted, BackupId keptIn, End lost, boolean intact) {
        federation
                .sql(
                        """
                        insert into audit_gap (id, city, at, backup, kept_in, lost, lost_hash, was_intact)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (city, kept_in) do nothing\
                        """)
                .params(
                        Identifiers.next(),
                        city.value(),
                        OffsetDateTime.now(ZoneOffset.UTC),
                        wanted.toString(),
                        keptIn.toString(),
                        lost.sequence(),
                        lost.hash(),
                        intact)
                .update();
    }

    /** From here on the trail is trusted from its new end, in the commit that declares the gap. */
    public void close(CityId city, BackupId keptIn, long kept, End end) {
        federation
                .sql("update audit_gap set kept = ? where city = ? and kept_in = ?")
                .params(kept, city.value(), keptIn.toString())
                .update();
        federation
                .sql(
                        """
                        insert into audit_head (city, sequence, hash, at) values (?, ?, ?, ?)
                        on conflict (city) do update set sequence = excluded.sequence, hash = excluded.hash,
                            at = excluded.at, doubted_at = null\
                        """)
                .params(
                        city.value(),
                        end.sequence(),
                        end.hash(),
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    /** The oldest first; restorations that lost nothing are none. */
    public List<AuditVerdict.Gap> of(CityId city) {
        return federation
                .sql("select * from audit_gap where city = ? and kept < lost order by at")
                .param(city.value())
                .query(Gaps::read)
                .list();
    }

    private static AuditVerdict.Gap read(ResultSet row, int number) throws SQLException {
        return new AuditVerdict.Gap(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditVerdict.Restoration(
                        row.getString("backup"),
                        row.getString("kept_in"),
                        row.getString("lost_hash")),
                row.getLong("kept"),
                row.getLong("lost"),
                row.getBoolean("was_intact"));
    }
}
