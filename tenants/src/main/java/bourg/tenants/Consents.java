package bourg.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The consents of the bound city's citizens: nothing is agreed until somebody says so. */
@Component
@InCity
public class Consents {
    private static final String SELECT =
            "select purpose, text_version, given, how, at from consent";

    private final JdbcClient city;
    private final AuditTrail trail;

    Consents(@Qualifier("city") JdbcClient city, AuditTrail trail) {
        this.city = city;
        this.trail = trail;
    }

    /** Whether the citizen agrees today to the text as it is today. */
    public boolean isGiven(String citizen, ConsentPurpose purpose) {
        return last(citizen, purpose).filter(last -> agrees(last, purpose)).isPresent();
    }

    /** How the citizen stands to each purpose. */
    public List<ConsentState> states(String citizen) {
        return Arrays.stream(ConsentPurpose.values())
                .map(purpose -> state(citizen, purpose))
                .toList();
    }

    /**
     * Says yes to the text of a version, or no, which are equally easy; repeating it changes
     * nothing.
     */
    public Consenting say(
            String citizen, ConsentPurpose purpose, int textVersion, boolean given, String how) {
        if (given && textVersion != purpose.textVersion()) {
            return new Consenting.OtherText(purpose.textVersion());
        }
        decide(citizen, purpose, given, how);
        return new Consenting.Noted(state(citizen, purpose));
    }

    /** The same for the text as it is today. */
    public void decide(String citizen, ConsentPurpose purpose, boolean given, String how) {
        Optional<Consent> last = last(citizen, purpose);
        boolean already =
                given
                        ? last.filter(each -> agrees(each, purpose)).isPresent()
                        : last.filter(Consent::given).isEmpty();
        if (already) {
            return;
        }
        city.sql(
                        "insert into consent (id, citizen, purpose, text_version, given, how, at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
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

    private ConsentState state(String citizen, ConsentPurpose purpose) {
        Consent last = last(citizen, purpose).orElse(null);
        return last == null
                ? new ConsentState(purpose, false, null)
                : new ConsentState(purpose, agrees(last, purpose), last.at());
    }

    private static boolean agrees(Consent last, ConsentPurpose purpose) {
        return last.given() && last.textVersion() == purpose.textVersion();
    }

    private Optional<Consent> last(String citizen, ConsentPurpose purpose) {
        return city.sql(
                        SELECT
                                + " where citizen = ? and purpose = ? order by at desc, id desc"
                                + " limit 1")
                .params(citizen, purpose.code())
                .query(Consents::read)
                .optional();
    }

    /** Everything that the citizen ever said, the oldest first. */
    public List<Consent> history(String citizen) {
        return city.sql(SELECT + " where citizen = ? order by at, id")
                .param(citizen)
                .query(Consents::read)
                .list();
    }

    private static Consent read(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getString("purpose"),
                row.getInt("text_version"),
                row.getBoolean("given"),
                row.getString("how"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
