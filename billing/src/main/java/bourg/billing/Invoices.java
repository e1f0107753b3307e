package bourg.billing;

import bourg.billing.documents.InvoiceRows;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The invoices and credit notes that were issued, as they were issued. */
@Component
public class Invoices {
    private final InvoiceRows rows;

    Invoices(InvoiceRows rows) {
        this.rows = rows;
    }

    /** The invoice of an order of the bound city, and its credit notes. */
    public List<Invoice> ofOrder(OrderId order) {
        return rows.ofOrder(CurrentCity.id(), order);
    }

    /** What a party issued in a year with numbers below one, the latest first. */
    public List<Invoice> ofIssuer(Party issuer, int year, long before, int limit) {
        return rows.ofIssuer(issuer, year, before, limit);
    }

    public Optional<Invoice> find(Party issuer, InvoiceId id) {
        return rows.find(issuer, id.value());
    }

    public Optional<Invoice> find(Party issuer, int year, long number) {
        return rows.find(issuer, year, number);
    }
}
