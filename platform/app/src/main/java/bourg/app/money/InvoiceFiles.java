package bourg.app.money;

import bourg.app.pages.NotHere;
import bourg.billing.Invoice;
import bourg.billing.Invoices;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.marketplace.Party;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Invoices and credit notes as files; whom they are for is asked of the city each time. */
@Component
public class InvoiceFiles {
    /** How many a page lists. */
    private static final int PAGE = 50;

    private static final int COUNTRY = 2;

    private final Invoices invoices;
    private final Orders orders;
    private final Cities cities;
    private final Paper paper;

    InvoiceFiles(Invoices invoices, Orders orders, Cities cities, Paper paper) {
        this.invoices = invoices;
        this.orders = orders;
        this.cities = cities;
        this.paper = paper;
    }

    /** What a party issued in a year, the latest first, up to a number. */
    public List<Invoice> list(Party issuer, int year, long before) {
        return invoices.ofIssuer(issuer, year, before, PAGE);
    }

    /** A document that the party issued, as PDF. */
    public ResponseEntity<byte[]> pdf(Party issuer, int year, long number, Locale locale) {
        return pdf(invoices.find(issuer, year, number).orElseThrow(NotHere::new), locale);
    }

    /** The same for somebody who may see it. */
    public ResponseEntity<byte[]> pdf(Invoice invoice, Locale locale) {
        City city = cities.require(invoice.subject().city());
        byte[] file = draw(invoice, city, buyer(invoice, city), locale);
        return response(MediaType.APPLICATION_PDF, invoice.number().text() + ".pdf", file);
    }

    /** The same for the customer's accounting: EN 16931 in UBL. */
    public ResponseEntity<byte[]> xml(Party issuer, int year, long number) {
        return xml(invoices.find(issuer, year, number).orElseThrow(NotHere::new));
    }

    public ResponseEntity<byte[]> xml(Invoice invoice) {
        return response(MediaType.APPLICATION_XML, invoice.number().text() + ".xml", ubl(invoice));
    }

    byte[] ubl(Invoice invoice) {
        City city = cities.require(invoice.subject().city());
        String country = city.taxRegion().code().substring(0, COUNTRY);
        return Ubl.of(invoice, new Ubl.Buyer(buyer(invoice, city), country));
    }

    private static ResponseEntity<byte[]> response(MediaType type, String name, byte[] file) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file);
    }

    byte[] draw(Invoice invoice, City city, String buyer, Locale locale) {
        return paper.print(
                "money/invoicePdf.jte",
                paper.words(locale, city.timeZone()),
                Map.of("invoice", invoice, "buyer", buyer, "city", city.name().in(locale)));
    }

    /** The name on the order; a dash once the person or the city is forgotten. */
    private String buyer(Invoice invoice, City city) {
        if (city.state() == CityState.CLOSED) {
            return "–";
        }
        Optional<Order> order =
                CurrentCity.call(city.id(), () -> orders.find(invoice.subject().order()));
        return order.map(found -> found.contact().name()).orElse("–");
    }
}
