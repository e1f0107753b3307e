package bourg.billing.documents;

import bourg.billing.InvoicingIdentity;
import bourg.billing.InvoicingIdentity.Address;
import bourg.billing.InvoicingIdentity.Registrations;
import bourg.marketplace.Party;
import bourg.tenants.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table invoicing_identity: who parties are on invoices, version by version. */
@Component
public class IdentityRows {
    private static final String OF = "select * from invoicing_identity where party = :party";
    private static final String LATEST_FIRST =
            " order by valid_from desc, recorded_at desc, id desc";

    private final JdbcClient federation;

    IdentityRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public Optional<InvoicingIdentity> inForce(Party party, LocalDate day) {
        return federation
                .sql(OF + " and valid_from <= :day" + LATEST_FIRST + " limit 1")
                .param("party", party.toString())
                .param("day", day)
                .query((row, _) -> identity(row))
                .optional();
    }

    public List<InvoicingIdentity> history(Party party) {
        return federation
                .sql(OF + LATEST_FIRST + " limit 100")
                .param("party", party.toString())
                .query((row, _) -> identity(row))
                .list();
    }

    public void add(InvoicingIdentity identity) {
        Address address = identity.address();
        Registrations numbers = identity.registrations();
        federation
                .sql(
                        "insert into invoicing_identity (id, party, valid_from, legal_name, street, locality, region,"
                                + " postal_code, country, gst_number, qst_number, vat_number, recorded_at) values (:id, :party,"
                                + " :from, :name, :street, :locality, :region, :postal, :country, :gst, :qst, :vat, now())")
                .param("id", Identifiers.next())
                .param("party", identity.party().toString())
                .param("from", identity.validFrom())
                .param("name", identity.legalName())
                .param("street", address.street())
                .param("locality", address.locality())
                .param("region", address.region())
                .param("postal", address.postalCode())
                .param("country", address.country())
                .param("gst", numbers.gst(), Types.VARCHAR)
                .param("qst", numbers.qst(), Types.VARCHAR)
                .param("vat", numbers.vat(), Types.VARCHAR)
                .update();
    }

    private static InvoicingIdentity identity(ResultSet row) throws SQLException {
        return new InvoicingIdentity(
                Party.parse(row.getString("party")).orElseThrow(),
                row.getObject("valid_from", LocalDate.class),
                row.getString("legal_name"),
                new Address(
                        row.getString("street"),
                        row.getString("locality"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")),
                new Registrations(
                        row.getString("gst_number"),
                        row.getString("qst_number"),
                        row.getString("vat_number")));
    }
}
