package bourg.marketplace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Versions of agreements as rows of the control plane. */
@Component
class AgreementRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Commission>> COMPONENTS = new TypeReference<>() {};

    private final JdbcClient federation;

    AgreementRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Returns false if another agreement of the city on the offer covers some of the days. */
    boolean insert(Adoption adoption, Terms terms, Consent consent) {
        return federation
                        .sql(
                                """
                                insert into agreement (adoption, version, city, offer, city_share, partner_share, platform_share,
                                    components, fee_bearer, valid_from, valid_until, agreed_at,
                                    city_by, consenting_version, partner_at, partner_by, proposal)
                                values (:adoption, :version, :city, :offer, :city_share, :partner_share, :platform_share,
                                    cast(:components as jsonb), :fee_bearer, :from, cast(:until as date), :at,
                                    :by, :offer_version, :partner_at, :partner_by, :proposal)
                                on conflict do nothing
                                """)
                        .param("adoption", adoption.id().value())
                        .param("version", adoption.nextVersion())
                        .param("city", adoption.city().value())
                        .param("offer", adoption.offer().id().value())
                        .params(columns(terms))
                        .param("at", Times.sql(consent.cityAt()))
                        .param("by", consent.cityBy(), Types.VARCHAR)
                        .param("offer_version", consent.publishedVersion(), Types.INTEGER)
                        .param("partner_at", Times.sql(consent.partnerAt()))
                        .param("partner_by", consent.partnerBy(), Types.VARCHAR)
                        .param(
                                "proposal",
                                consent.proposal() == null ? null : consent.proposal().value(),
                                Types.OTHER)
                        .update()
                == 1;
    }

    /** What agreements and proposals have in common. */
    static Map<String, @Nullable Object> columns(Terms terms) {
        Shares shares = terms.shares();
        boolean three = shares.areThree();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("city_share", three ? shares.city().value() : null);
        columns.put("partner_share", three ? shares.partner().value() : null);
        columns.put("platform_share", three ? shares.platform().value() : null);
        columns.put("components", three ? null : JSON.writeValueAsString(shares.components()));
        columns.put("fee_bearer", terms.feeBearer().name());
        columns.put("from", terms.validFrom());
        columns.put("until", terms.validUntil());
        return columns;
    }

    /** Ends the open agreement the day before the next one begins. */
    void closeOpen(AdoptionId adoption, LocalDate next) {
        federation
                .sql(
                        "update agreement set valid_until = :last where adoption = :adoption and valid_until is null and valid_from <= :last")
                .param("adoption", adoption.value())
                .param("last", next.minusDays(1))
                .update();
    }

    void endAll(AdoptionId adoption) {
        federation
                .sql("update agreement set ended = true where adoption = ?")
                .param(adoption.value())
                .update();
    }

    List<Adoption> addTo(List<Adoption> adoptions) {
        if (adoptions.isEmpty()) {
            return adoptions;
        }
        Map<AdoptionId, List<Agreement>> found = new HashMap<>();
        federation
                .sql("select * from agreement where adoption in (:ids) order by version desc")
                .param("ids", adoptions.stream().map(adoption -> adoption.id().value()).toList())
                .query(row -> {
                    AdoptionId id = new AdoptionId(row.getObject("adoption", UUID.class));
                    found.computeIfAbsent(id, key -> new ArrayList<>()).add(read(row));
                });
        return adoptions.stream()
                .map(adoption -> adoption.with(found.getOrDefault(adoption.id(), List.of())))
                .toList();
    }

    /** Reads from {@code agreement}, whose version column may be named otherwise in a join. */
    static Agreement read(ResultSet row) throws SQLException {
        return read(row, "version");
    }

    static Agreement read(ResultSet row, String versionColumn) throws SQLException {
        return new Agreement(
                row.getInt(versionColumn),
                terms(row),
                new Acceptance(
                        Times.read(row, "agreed_at"),
                        row.getString("city_by"),
                        Times.readNullable(row, "partner_at"),
                        row.getObject("consenting_version", Integer.class),
                        row.getString("partner_by")));
    }

    static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                shares(row),
                FeeBearer.valueOf(row.getString("fee_bearer")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static Shares shares(ResultSet row) throws SQLException {
        String components = row.getString("components");
        return components == null
                ? Shares.of(
                        row.getInt("city_share"),
                        row.getInt("partner_share"),
                        row.getInt("platform_share"))
                : new Shares(JSON.readValue(components, COMPONENTS));
    }
}
