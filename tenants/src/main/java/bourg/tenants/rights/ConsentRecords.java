package bourg.tenants.rights;

import bourg.tenants.Consent;
import bourg.tenants.ConsentPurpose;
import bourg.tenants.Consents;
import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was agreed to is the city's proof for three years after it ended. */
@Component
class ConsentRecords implements PersonalRecords {
    private static final int YEARS = 3;

    private final Consents consents;
    private final JdbcClient city;

    ConsentRecords(Consents consents, @Qualifier("city") JdbcClient city) {
        this.consents = consents;
        this.city = city;
    }

    @Override
    public String kind() {
        return "consents";
    }

    @Override
    public Set<String> tables() {
        return Set.of("consent");
    }

    @Override
    public List<Map<String, Object>> of(String citizen) {
        return consents.history(citizen).stream()
                .map(each ->
                        Map.<String, Object>of(
                                "purpose", each.purpose(),
                                "text_version", each.textVersion(),
                                "given", each.given(),
                                "how", each.how(),
                                "at", each.at().toString()))
                .toList();
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        List<Consent> said = consents.history(citizen);
        LocalDate until = LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(YEARS);
        return List.of(Erasure.kept(kind(), said.size(), "consent_proof", until));
    }

    @Override
    public void erase(String citizen, Instant wished) {
        List<Consent> said = consents.history(citizen);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            boolean anew =
                    said.stream()
                            .anyMatch(each ->
                                    each.purpose().equals(purpose.code())
                                            && each.at().isAfter(wished));
            if (!anew) {
                consents.decide(citizen, purpose, false, "erasure");
            }
        }
    }

    @Override
    public void expire(Instant now) {
        OffsetDateTime old = OffsetDateTime.ofInstant(now, ZoneOffset.UTC).minusYears(YEARS);
        city.sql(
                        """
                        delete from consent old where at < :old and (not given or exists
                            (select from consent later where later.citizen = old.citizen
                             and later.purpose = old.purpose and later.at > old.at and later.at < :old))\
                        """)
                .param("old", old)
                .update();
    }
}
