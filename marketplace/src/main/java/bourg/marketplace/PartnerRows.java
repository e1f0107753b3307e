package bourg.marketplace;

import bourg.tenants.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Partners as rows of the control plane. */
@Component
class PartnerRows {
    private final JdbcClient federation;

    PartnerRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Returns false if the alias is taken. */
    boolean insert(Partner partner) {
        return federation
                        .sql(
                                """
                                insert into partner (id, alias, name, country, contact_email, signed_up_at)
                                values (:id, :alias, :name, :country, :email, :at) on conflict (alias) do nothing
                                """)
                        .param("id", partner.id().value())
                        .param("alias", partner.alias())
                        .param("name", partner.name())
                        .param("country", partner.country())
                        .param("email", partner.contactEmail())
                        .param("at", Times.sql(partner.signedUpAt()))
                        .update()
                == 1;
    }

    void insertAdmin(PartnerId partner, Person admin, Locale language) {
        federation
                .sql(
                        "insert into partner_admin (partner, email, given_name, family_name, language)"
                                + " values (?, ?, ?, ?, ?)")
                .params(
                        partner.value(),
                        admin.email(),
                        admin.givenName(),
                        admin.familyName(),
                        language.getLanguage().equals("en") ? "en" : "fr")
                .update();
    }

    /** Who is to be invited, and in which language. */
    record Invited(Person admin, Locale language) {}

    Optional<Invited> invited(PartnerId partner) {
        return federation
                .sql(
                        "select email, given_name, family_name, language from partner_admin where partner = ?")
                .param(partner.value())
                .query((row, number) ->
                        new Invited(
                                new Person(row.getString(1), row.getString(2), row.getString(3)),
                                Locale.of(row.getString(4))))
                .optional();
    }

    void forgetAdmin(PartnerId partner) {
        federation
                .sql("delete from partner_admin where partner = ?")
                .param(partner.value())
                .update();
    }

    Optional<Partner> find(PartnerId id) {
        return federation
                .sql("select * from partner where id = ?")
                .param(id.value())
                .query(PartnerRows::read)
                .optional();
    }

    Optional<Partner> byAlias(String alias) {
        return federation
                .sql("select * from partner where alias = ?")
                .param(alias)
                .query(PartnerRows::read)
                .optional();
    }

    List<Partner> list(@Nullable UUID after, int limit) {
        return federation
                .sql(
                        "select * from partner where cast(:after as uuid) is null or id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(PartnerRows::read)
                .list();
    }

    private static Partner read(ResultSet row, int number) throws SQLException {
        return new Partner(
                new PartnerId(row.getObject("id", UUID.class)),
                row.getString("alias"),
                row.getString("name"),
                row.getString("country"),
                row.getString("contact_email"),
                Times.read(row, "signed_up_at"));
    }
}
