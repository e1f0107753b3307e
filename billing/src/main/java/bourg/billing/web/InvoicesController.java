package bourg.billing.web;

import bourg.billing.DocumentForms;
import bourg.billing.InvoiceId;
import bourg.billing.Invoices;
import bourg.billing.web.api.Invoice;
import bourg.billing.web.api.InvoiceKind;
import bourg.billing.web.api.InvoiceList;
import bourg.billing.web.api.InvoicesApi;
import bourg.billing.web.api.OrderInvoiceList;
import bourg.billing.web.api.TaxLine;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices and credit notes, for those who issued them and those who follow an order. */
@RestController
class InvoicesController implements InvoicesApi {
    private final Asking asking;
    private final Invoices invoices;
    private final ObjectProvider<DocumentForms> forms;

    InvoicesController(Asking asking, Invoices invoices, ObjectProvider<DocumentForms> forms) {
        this.asking = asking;
        this.invoices = invoices;
        this.forms = forms;
    }

    @Override
    public InvoiceList listInvoices(
            @Nullable Integer year, @Nullable String cursor, Integer limit) {
        Asking.Owner owner = asking.owner();
        int wanted = year == null ? Year.now(owner.zone()).getValue() : year;
        List<bourg.billing.Invoice> found =
                invoices.ofIssuer(owner.party(), wanted, before(cursor), limit + 1);
        var list = new InvoiceList(found.stream().limit(limit).map(this::invoice).toList());
        return found.size() > limit
                ? list.nextCursor(Cursor.encode(found.get(limit - 1).number().value()))
                : list;
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException notOurs) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem();
        }
    }

    @Override
    public Invoice getInvoice(String id) {
        return invoice(theirs(id));
    }

    @Override
    public Resource downloadInvoiceUbl(String id) {
        bourg.billing.Invoice invoice = theirs(id);
        return new ByteArrayResource(forms.getObject().ubl(invoice));
    }

    private bourg.billing.Invoice theirs(String id) {
        var owner = asking.owner().party();
        return Asking.known(InvoiceId.parse(id).flatMap(one -> invoices.find(owner, one)));
    }

    @Override
    public OrderInvoiceList listOrderInvoices(String orderId, @Nullable String accessKey) {
        var order = asking.followed(orderId, accessKey);
        return new OrderInvoiceList(
                invoices.ofOrder(order.id()).stream().map(this::invoice).toList());
    }

    private Invoice invoice(bourg.billing.Invoice invoice) {
        var number = invoice.number();
        return new Invoice(
                        new InvoiceId(number.id()).toString(),
                        InvoiceKind.valueOf(number.kind().name()),
                        number.text(),
                        number.issuer().toString(),
                        invoice.issue().issuer().legalName(),
                        invoice.subject().order().toString(),
                        Values.text(invoice.subject().description()),
                        invoice.subject().quantity(),
                        Values.money(invoice.amounts().net()),
                        invoice.amounts().taxes().stream().map(InvoicesController::tax).toList(),
                        Values.money(invoice.amounts().total()),
                        invoice.issue().day(),
                        invoice.issue().supplied(),
                        invoice.issue().hash())
                .credits(invoice.subject().credits())
                .reduction(Values.reduction(invoice.amounts().reduction()));
    }

    private static TaxLine tax(bourg.billing.Invoice.Tax tax) {
        return new TaxLine(
                tax.code(),
                Values.text(tax.name()),
                tax.percent().toPlainString(),
                Values.money(tax.amount()));
    }
}
