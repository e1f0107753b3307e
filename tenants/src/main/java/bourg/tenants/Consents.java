package bourg.tenants;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The consents of the bound city's citizens: nothing is agreed until somebody says so. */
@Component
@InCity
public class Consents {
    private final JdbcClient city;
    private final AuditTrail trail;

    Consents(@Qualifier("city") JdbcClient city, AuditTrail trail) {
        this.city = city;
        this.trail = trail;
    }

    /** Whether the citizen agrees today to the text as it is today. */
    public boolean isGiven(String citizen, ConsentPurpose purpose) {
        return city.sql(
                        "select given and text_version = ? from consent where citizen = ? and purpose = ? order by at desc, id desc limit 1")
                .params(purpose.textVersion(), citizen, purpose.code())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Says yes or no, which are equally easy; repeating it changes nothing. */
    public void decide(String citizen, ConsentPurpose purpose, boolean given, String how) {
        if (isGiven(citizen, purpose) == given) {
            return;
        }
        city.sql(
                        "insert into consent (id, citizen, purpose, text_version, given, how, at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Identifiers.next(),
                        citizen,
                        purpose.code(),
                        purpose.textVersion(),
                        given,
                        how,
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        String verb = given ? "consent_given" : "consent_withdrawn";
        trail.changed(new AuditAct(verb, "consent", purpose.code(), citizen));
    }

    /** Everything that the citizen ever said, the oldest first. */
    public List<Consent> history(String citizen) {
        return city.sql(
                        "select purpose, text_version, given, how, at from consent where citizen = ? order by at, id")
                .param(citizen)
                .query((row, _) ->
                        new Consent(
                                row.getString("purpose"),
                                row.getInt("text_version"),
                                row.getBoolean("given"),
                                row.getString("how"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
