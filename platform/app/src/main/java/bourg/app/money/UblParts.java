package bourg.app.money;

import bourg.billing.Invoice;
import bourg.billing.InvoicingIdentity;
import bourg.marketplace.Money;
import bourg.marketplace.Quote;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;

/** What an invoice and a credit note in UBL have in common. */
record UblParts(Invoice invoice) {
    private static final String STANDARD = "S";

    /** A discount in the code list UNCL 5189. */
    private static final String DISCOUNT = "95";

    private static final String OUTSIDE = "O";
    private static final String VAT = "VAT";

    String currency() {
        return invoice.amounts().total().currency().getCurrencyCode();
    }

    BigDecimal net() {
        return StatementFiles.number(invoice.amounts().net());
    }

    /** What a concession took off the line, if anything (EN 16931, BG-27). */
    Optional<AllowanceChargeType> reduction() {
        Quote.Reduction reduction = invoice.amounts().reduction();
        if (reduction == null) {
            return Optional.empty();
        }
        AllowanceChargeType off = new AllowanceChargeType();
        off.setChargeIndicator(false);
        off.setAllowanceChargeReasonCode(DISCOUNT);
        off.setMultiplierFactorNumeric(BigDecimal.valueOf(reduction.share().value(), 2));
        off.setAmount(StatementFiles.number(reduction.off())).setCurrencyID(currency());
        off.setBaseAmount(StatementFiles.number(reduction.full())).setCurrencyID(currency());
        return Optional.of(off);
    }

    private BigDecimal total() {
        return StatementFiles.number(invoice.amounts().total());
    }

    private BigDecimal taxes() {
        return StatementFiles.number(
                invoice.amounts().taxes().stream()
                        .map(Invoice.Tax::amount)
                        .reduce(Money.zero(invoice.amounts().total().currency()), Money::plus));
    }

    private boolean isTaxed() {
        return !invoice.amounts().taxes().isEmpty();
    }

    private BigDecimal rate() {
        return invoice.amounts().taxes().stream()
                .map(Invoice.Tax::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The order, and each tax by its own name, rate and amount. */
    String note() {
        return invoice.amounts().taxes().stream()
                .map(tax ->
                        tax.code()
                                + " "
                                + tax.percent().toPlainString()
                                + " %: "
                                + StatementFiles.number(tax.amount()).toPlainString())
                .collect(Collectors.joining("; ", invoice.subject().order() + "; ", ""));
    }

    SupplierPartyType seller() {
        InvoicingIdentity issuer = invoice.issue().issuer();
        InvoicingIdentity.Registrations numbers = issuer.registrations();
        PartyType party = new PartyType();
        if (numbers.qst() != null) {
            PartyIdentificationType quebec = new PartyIdentificationType();
            quebec.setID(numbers.qst());
            party.addPartyIdentification(quebec);
        }
        AddressType address = new AddressType();
        address.setStreetName(issuer.address().street());
        address.setCityName(issuer.address().locality());
        address.setPostalZone(issuer.address().postalCode());
        address.setCountrySubentity(issuer.address().region());
        address.setCountry(country(issuer.address().country()));
        party.setPostalAddress(address);
        if (isTaxed() && numbers.vat() != null) {
            party.addPartyTaxScheme(registration(numbers.vat(), VAT));
        }
        if (isTaxed() && numbers.gst() != null) {
            party.addPartyTaxScheme(registration(numbers.gst(), "GST"));
        }
        party.addPartyLegalEntity(named(issuer.legalName()));
        SupplierPartyType seller = new SupplierPartyType();
        seller.setParty(party);
        return seller;
    }

    static CustomerPartyType buyer(Ubl.Buyer buyer) {
        AddressType address = new AddressType();
        address.setCountry(country(buyer.country()));
        PartyType party = new PartyType();
        party.setPostalAddress(address);
        party.addPartyLegalEntity(named(buyer.name()));
        CustomerPartyType customer = new CustomerPartyType();
        customer.setParty(party);
        return customer;
    }

    private static PartyTaxSchemeType registration(String number, String tax) {
        PartyTaxSchemeType registration = new PartyTaxSchemeType();
        registration.setCompanyID(number);
        registration.setTaxScheme(scheme(tax));
        return registration;
    }

    private static TaxSchemeType scheme(String tax) {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID(tax);
        return scheme;
    }

    private static CountryType country(String code) {
        CountryType country = new CountryType();
        country.setIdentificationCode(code);
        return country;
    }

    private static PartyLegalEntityType named(String name) {
        PartyLegalEntityType entity = new PartyLegalEntityType();
        entity.setRegistrationName(name);
        return entity;
    }

    private TaxCategoryType category(boolean explained) {
        TaxCategoryType category = new TaxCategoryType();
        category.setID(isTaxed() ? STANDARD : OUTSIDE);
        if (isTaxed()) {
            category.setPercent(rate());
        } else if (explained) {
            category.addTaxExemptionReason(new TaxExemptionReasonType("Not subject to tax"));
        }
        category.setTaxScheme(scheme(VAT));
        return category;
    }

    TaxTotalType taxTotal() {
        TaxSubtotalType subtotal = new TaxSubtotalType();
        subtotal.setTaxableAmount(net()).setCurrencyID(currency());
        subtotal.setTaxAmount(taxes()).setCurrencyID(currency());
        subtotal.setTaxCategory(category(true));
        TaxTotalType total = new TaxTotalType();
        total.setTaxAmount(taxes()).setCurrencyID(currency());
        total.addTaxSubtotal(subtotal);
        return total;
    }

    /** What was paid by card (or has gone back to it) is prepaid: nothing is due. */
    MonetaryTotalType totals() {
        MonetaryTotalType totals = new MonetaryTotalType();
        totals.setLineExtensionAmount(net()).setCurrencyID(currency());
        totals.setTaxExclusiveAmount(net()).setCurrencyID(currency());
        totals.setTaxInclusiveAmount(total()).setCurrencyID(currency());
        totals.setPrepaidAmount(total()).setCurrencyID(currency());
        totals.setPayableAmount(BigDecimal.ZERO.setScale(net().scale())).setCurrencyID(currency());
        return totals;
    }

    ItemType item() {
        ItemType item = new ItemType();
        item.setName(invoice.subject().description().french());
        item.addClassifiedTaxCategory(category(false));
        return item;
    }

    PriceType price(BigDecimal amount) {
        PriceType price = new PriceType();
        price.setPriceAmount(amount).setCurrencyID(currency());
        return price;
    }

    BillingReferenceType credits() {
        DocumentReferenceType credited = new DocumentReferenceType();
        credited.setID(String.valueOf(invoice.subject().credits()));
        BillingReferenceType reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(credited);
        return reference;
    }
}
