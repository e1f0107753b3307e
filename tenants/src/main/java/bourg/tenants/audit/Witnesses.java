package bourg.tenants.audit;

import bourg.tenants.AuditVerdict;
import bourg.tenants.CityId;
import bourg.tenants.InFederation;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each city's trail had come, remembered by the control plane. */
@Component
@InFederation
class Witnesses {
    private final JdbcClient federation;

    Witnesses(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public Optional<AuditVerdict.Head> of(CityId city) {
        return federation
                .sql("select sequence, hash, at from audit_head where city = ?")
                .param(city.value())
                .query((row, _) ->
                        new AuditVerdict.Head(
                                row.getLong("sequence"),
                                row.getString("hash"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Never backwards. */
    public void advance(CityId city, long sequence, String hash) {
        federation
                .sql(
                        """
                        insert into audit_head (city, sequence, hash, at) values (?, ?, ?, ?)
                        on conflict (city) do update set sequence = excluded.sequence, hash = excluded.hash, at = excluded.at
                        where audit_head.sequence < excluded.sequence\
                        """)
                .params(city.value(), sequence, hash, OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    /** Answers whether the trail was trusted until now. */
    public boolean doubt(CityId city, AuditVerdict.Head head) {
        return federation
                        .sql(
                                "update audit_head set doubted_at = ? where city = ? and hash = ? and doubted_at is null")
                        .params(OffsetDateTime.now(ZoneOffset.UTC), city.value(), head.hash())
                        .update()
                == 1;
    }
}
