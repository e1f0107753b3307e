package bourg.app.money;

import bourg.billing.Invoice;
import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;

/**
 * Writes invoices and credit notes as EN 16931 demands (UBL 2.1). That model knows one rate for a
 * line: taxes on the same amount, such as GST and QST, are one rate there, and a note spells them
 * out.
 */
final class Ubl {
    private static final String MODEL = "urn:cen.eu:en16931:2017";
    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";
    private static final String LINE = "1";
    private static final String PIECE = "C62";
    private static final int PRICE_DECIMALS = 6;

    private Ubl() {}

    /** Whom a document is for: a name, or nobody any more, and the country of the sale. */
    record Buyer(String name, String country) {}

    static byte[] of(Invoice invoice, Buyer buyer) {
        return switch (invoice.number().kind()) {
            case INVOICE ->
                    Objects.requireNonNull(
                            UBL21Marshaller.invoice().getAsBytes(invoice(invoice, buyer)));
            case CREDIT_NOTE ->
                    Objects.requireNonNull(
                            UBL21Marshaller.creditNote().getAsBytes(creditNote(invoice, buyer)));
        };
    }

    private static InvoiceType invoice(Invoice invoice, Buyer buyer) {
        UblParts parts = new UblParts(invoice);
        InvoiceType document = new InvoiceType();
        document.setCustomizationID(MODEL);
        document.setID(invoice.number().text());
        document.setIssueDate(invoice.issue().day());
        document.setInvoiceTypeCode(INVOICE);
        document.addNote(new NoteType(parts.note()));
        document.setTaxPointDate(invoice.issue().supplied());
        document.setDocumentCurrencyCode(parts.currency());
        document.setAccountingSupplierParty(parts.seller());
        document.setAccountingCustomerParty(UblParts.buyer(buyer));
        document.addTaxTotal(parts.taxTotal());
        document.setLegalMonetaryTotal(parts.totals());
        InvoiceLineType line = new InvoiceLineType();
        line.setID(LINE);
        line.setInvoicedQuantity(quantity(invoice)).setUnitCode(PIECE);
        line.setLineExtensionAmount(parts.net()).setCurrencyID(parts.currency());
        line.setItem(parts.item());
        line.setPrice(parts.price(unitPrice(invoice)));
        parts.reduction().ifPresent(line::addAllowanceCharge);
        document.addInvoiceLine(line);
        return document;
    }

    private static CreditNoteType creditNote(Invoice invoice, Buyer buyer) {
        UblParts parts = new UblParts(invoice);
        CreditNoteType document = new CreditNoteType();
        document.setCustomizationID(MODEL);
        document.setID(invoice.number().text());
        document.setIssueDate(invoice.issue().day());
        document.setCreditNoteTypeCode(CREDIT_NOTE);
        document.addNote(new NoteType(parts.note()));
        document.setTaxPointDate(invoice.issue().supplied());
        document.setDocumentCurrencyCode(parts.currency());
        document.addBillingReference(parts.credits());
        document.setAccountingSupplierParty(parts.seller());
        document.setAccountingCustomerParty(UblParts.buyer(buyer));
        document.addTaxTotal(parts.taxTotal());
        document.setLegalMonetaryTotal(parts.totals());
        CreditNoteLineType line = new CreditNoteLineType();
        line.setID(LINE);
        line.setCreditedQuantity(BigDecimal.ONE).setUnitCode(PIECE);
        line.setLineExtensionAmount(parts.net()).setCurrencyID(parts.currency());
        line.setItem(parts.item());
        line.setPrice(parts.price(parts.net()));
        document.addCreditNoteLine(line);
        return document;
    }

    private static BigDecimal quantity(Invoice invoice) {
        return BigDecimal.valueOf(invoice.subject().quantity());
    }

    private static BigDecimal unitPrice(Invoice invoice) {
        return StatementFiles.number(invoice.amounts().full())
                .divide(quantity(invoice), PRICE_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
