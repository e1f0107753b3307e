package bourg.app.portal;

import bourg.app.money.InvoiceFiles;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.Billing;
import bourg.billing.Invoice;
import bourg.billing.Invoices;
import bourg.billing.Receipt;
import bourg.marketplace.Order;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The invoice of a paid order and its credit notes, for whoever follows the order. */
@Controller
@OnSite(Area.PORTAL)
class InvoicePages {
    private static final String HERE = "/orders/{id}/invoices";

    private final OrderAccess access;
    private final Billing billing;
    private final Invoices invoices;
    private final InvoiceFiles files;

    InvoicePages(OrderAccess access, Billing billing, Invoices invoices, InvoiceFiles files) {
        this.access = access;
        this.billing = billing;
        this.invoices = invoices;
        this.files = files;
    }

    @GetMapping(HERE)
    String list(@PathVariable String id, HttpServletRequest request, Model model) {
        Order order = access.require(id, request);
        Receipt receipt = billing.receipt(order.id()).orElseThrow(NotHere::new);
        model.addAttribute("receipt", receipt);
        model.addAttribute("invoices", invoices.ofOrder(order.id()));
        return "portal/invoices";
    }

    @GetMapping(HERE + "/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String id,
            @PathVariable String number,
            HttpServletRequest request,
            Locale locale) {
        return files.pdf(require(id, number, request), locale);
    }

    @GetMapping(HERE + "/{number}.xml")
    ResponseEntity<byte[]> xml(
            @PathVariable String id, @PathVariable String number, HttpServletRequest request) {
        return files.xml(require(id, number, request));
    }

    private Invoice require(String id, String number, HttpServletRequest request) {
        Order order = access.require(id, request);
        return invoices.ofOrder(order.id()).stream()
                .filter(invoice -> invoice.number().text().equals(number))
                .findFirst()
                .orElseThrow(NotHere::new);
    }
}
