package bourg.billing.documents;

import bourg.billing.Invoice;
import bourg.billing.InvoicingIdentity;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.checkout.Payments;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Quote;
import bourg.tenants.Cities;
import bourg.tenants.Localized;
import java.sql.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues an invoice for each sale of a merchant that has said who it is, and a credit note for each
 * refund of what was invoiced. The number moves in the transaction that writes the document.
 */
@Component
class Invoicing {
    private static final Logger LOG = LoggerFactory.getLogger(Invoicing.class);
    private static final int BATCH = 500;

    private final JdbcClient federation;
    private final TransactionTemplate transaction;
    private final Payments payments;
    private final Rows rows;
    private final Cities cities;

    Invoicing(
            @Qualifier("federation") JdbcClient federation,
            @Qualifier("federationTransactions") PlatformTransactionManager transactions,
            Payments payments,
            Rows rows,
            Cities cities) {
        this.federation = federation;
        this.transaction = new TransactionTemplate(transactions);
        this.payments = payments;
        this.rows = rows;
        this.cities = cities;
    }

    /** What invoicing reads and writes. */
    @Component
    record Rows(InvoiceRows invoices, IdentityRows identities) {}

    /** A refund that wants its credit note. */
    private record Credit(UUID refund, PaymentId payment, List<Long> parts) {}

    void run() {
        unbilled().forEach(id -> once(() -> invoice(id)));
        uncredited().forEach(credit -> once(() -> credit(credit)));
    }

    /** Somebody else may have issued it meanwhile: then nothing is written, no number is lost. */
    private void once(Runnable issue) {
        try {
            transaction.executeWithoutResult(_ -> issue.run());
        } catch (DuplicateKeyException issued) {
            LOG.debug("Issued by another", issued);
        }
    }

    private List<PaymentId> unbilled() {
        return federation
                .sql(
                        """
                        select p.id from payment p
                        where p.state = 'CAPTURED' and p.captured_at > now() - interval '40 days'
                            and not exists (select from invoice i where i.payment = p.id)
                            and exists (select from invoicing_identity d
                                where d.party = concat_ws(':', lower(p.quote::jsonb #>> '{merchant,kind}'), p.quote::jsonb #>> '{merchant,id}'))
                        order by p.captured_at, p.id limit ?
                        """)
                .param(BATCH)
                .query((row, _) -> new PaymentId(row.getObject(1, UUID.class)))
                .list();
    }

    private List<Credit> uncredited() {
        return federation
                .sql(
                        """
                        select r.id, r.payment, r.parts from refund r
                        join invoice i on i.payment = r.payment and i.kind = 'INVOICE'
                        where r.state = 'SUCCEEDED' and not exists (select from invoice c where c.refund = r.id)
                        order by r.requested_at, r.id limit ?
                        """)
                .param(BATCH)
                .query((row, _) -> {
                    Array parts = row.getArray(3);
                    return new Credit(
                            row.getObject(1, UUID.class),
                            new PaymentId(row.getObject(2, UUID.class)),
                            List.of((Long[]) parts.getArray()));
                })
                .list();
    }

    private void invoice(PaymentId id) {
        Payment payment = payments.find(id).orElseThrow().payment();
        ZoneId zone = cities.require(payment.city()).timeZone();
        LocalDate supplied =
                LocalDate.ofInstant(Objects.requireNonNull(payment.capturedAt()), zone);
        Optional<InvoicingIdentity> issuer =
                rows.identities.inForce(payment.quote().merchant(), supplied);
        if (issuer.isEmpty()) {
            return;
        }
        Quote quote = payment.quote();
        long[] all = Division.of(quote).amounts();
        issue(Invoice.Kind.INVOICE, payment, issuer.get(), new Reason(supplied, all, null, null));
    }

    private void credit(Credit credit) {
        Payment payment = payments.find(credit.payment).orElseThrow().payment();
        Invoice credited = rows.invoices.ofPayment(credit.payment).orElseThrow();
        long[] parts = credit.parts.stream().mapToLong(Long::longValue).toArray();
        issue(
                Invoice.Kind.CREDIT_NOTE,
                payment,
                credited.issue().issuer(),
                new Reason(credited.issue().supplied(), parts, credit.refund, credited));
    }

    /** What a document is issued for: amounts as the parts of the sale's division. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Reason(
            LocalDate supplied, long[] parts, @Nullable UUID refund, @Nullable Invoice credited) {}

    private void issue(
            Invoice.Kind kind, Payment payment, InvoicingIdentity issuer, Reason reason) {
        Instant now = Instant.now();
        LocalDate day = LocalDate.ofInstant(now, cities.require(payment.city()).timeZone());
        Invoice credited = reason.credited;
        InvoiceContent content =
                new InvoiceContent(
                        kind,
                        issuer.party().toString(),
                        day.getYear(),
                        rows.invoices.next(issuer.party(), day.getYear()),
                        day.toString(),
                        reason.supplied.toString(),
                        credited == null ? null : credited.number().text(),
                        new InvoiceContent.Details(
                                issuer.legalName(), issuer.address(), issuer.registrations()),
                        sale(payment, reason, kind));
        rows.invoices.add(
                content,
                new InvoiceRows.About(
                        payment.city(),
                        payment.order(),
                        payment.id(),
                        reason.refund,
                        credited == null ? null : credited.number().id()),
                now);
    }

    private InvoiceContent.Sale sale(Payment payment, Reason reason, Invoice.Kind kind) {
        long[] amounts = reason.parts;
        Quote quote = payment.quote();
        List<Part> parts = Division.of(quote).parts();
        List<InvoiceContent.Tax> taxes = new ArrayList<>();
        long net = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (parts.get(i).kind() == Part.Kind.SHARE) {
                net = Math.addExact(net, amounts[i]);
            } else {
                Quote.TaxLine tax = quote.taxes().get(i);
                taxes.add(
                        new InvoiceContent.Tax(
                                tax.code(),
                                tax.name().french(),
                                tax.name().english(),
                                tax.percent().toPlainString(),
                                amounts[i]));
            }
        }
        long total =
                taxes.stream()
                        .mapToLong(InvoiceContent.Tax::amountMinor)
                        .reduce(net, Math::addExact);
        Localized name = description(payment);
        return new InvoiceContent.Sale(
                payment.order().toString(),
                name.french(),
                name.english(),
                quote.quantity(),
                quote.total().currency().getCurrencyCode(),
                net,
                taxes,
                total,
                InvoiceContent.Reduced.of(kind == Invoice.Kind.INVOICE ? quote.reduction() : null));
    }

    /** The service by its partner's name for it, from the published offer; no city is asked. */
    private Localized description(Payment payment) {
        return federation
                .sql("select name_fr, name_en from order_reference where id = ?")
                .param(payment.order().value())
                .query((row, _) -> new Localized(row.getString(1), row.getString(2)))
                .optional()
                .orElseGet(() -> new Localized("Service municipal", "Municipal service"));
    }
}
