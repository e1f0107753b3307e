package bourg.billing.charging;

import bourg.billing.CityBill;
import bourg.billing.CityBillId;
import bourg.billing.CityBills;
import bourg.billing.CityPaying;
import bourg.billing.CityPayment;
import bourg.billing.CityPaymentId;
import bourg.billing.PostingId;
import bourg.billing.ledger.Draft;
import bourg.billing.ledger.Ledger;
import bourg.billing.ledger.LedgerAccount;
import bourg.billing.settlement.Coverage;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditTrail;
import bourg.tenants.City;
import bourg.tenants.FieldError;
import bourg.tenants.InFederation;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills and what cities paid, kept in the control plane. */
@Component
class StoredBills implements CityBills {
    /** No city owes a hundred millions; whoever writes more has mistyped. */
    private static final long LARGEST_MINOR = 10_000_000_000L;

    private final JdbcClient federation;
    private final BillRows rows;
    private final Ledger ledger;
    private final Coverage coverage;
    private final AuditTrail trail;

    StoredBills(
            @Qualifier("federation") JdbcClient federation,
            BillRows rows,
            Ledger ledger,
            Coverage coverage,
            AuditTrail trail) {
        this.federation = federation;
        this.rows = rows;
        this.ledger = ledger;
        this.coverage = coverage;
        this.trail = trail;
    }

    @Override
    public Slice<CityBill> listOf(Party party, @Nullable String cursor, int limit) {
        List<CityBill> found = rows.list(party, place(cursor), limit + 1);
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        List<CityBill> items = List.copyOf(found.subList(0, limit));
        return new Slice<>(items, Cursor.encode("", items.getLast().id().value()));
    }

    private static @Nullable UUID place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 2).get(1));
        } catch (IllegalArgumentException notUuid) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem();
        }
    }

    @Override
    public Optional<CityBill> find(Party party, CityBillId id) {
        return rows.find(id)
                .filter(bill ->
                        party.equals(Party.city(bill.subject().city()))
                                || party.equals(Party.partner(bill.subject().partner())));
    }

    @Override
    public Money owedBy(City city, Currency currency) {
        long minor =
                federation
                        .sql(
                                "select coalesce(sum(amount_minor), 0)::bigint from ledger.balances"
                                        + " where party = ? and account = 'PAYABLE' and currency = ?")
                        .params(Party.city(city.id()).toString(), currency.getCurrencyCode())
                        .query(Long.class)
                        .single();
        return new Money(Math.max(0, minor), currency);
    }

    @Override
    @InFederation
    public CityPaying record(City city, Money amount, String reference, LocalDate receivedOn) {
        List<FieldError> errors = new ArrayList<>();
        if (amount.amountMinor() <= 0) {
            errors.add(FieldError.of("amount", "amount_not_positive"));
        } else if (amount.amountMinor() > LARGEST_MINOR) {
            errors.add(FieldError.of("amount", "amount_too_large"));
        }
        if (reference.isBlank() || reference.length() > CityPayment.LONGEST_REFERENCE) {
            errors.add(FieldError.of("reference", "reference_length"));
        }
        if (receivedOn.isAfter(LocalDate.now(city.timeZone()))) {
            errors.add(FieldError.of("received_on", "date_in_future"));
        }
        if (!errors.isEmpty()) {
            return new CityPaying.Invalid(errors);
        }
        String named = reference.strip();
        Party payer = Party.city(city.id());
        // Held first: whoever writes down the same reference waits here.
        ledger.hold(LedgerAccount.shareOf(payer), amount.currency());
        Optional<CityPaying> before = before(payer, amount, named, receivedOn);
        if (before.isPresent()) {
            return before.get();
        }
        CityPaymentId id = CityPaymentId.next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PostingId posting = ledger.post(draft(payer, amount, named, now));
        insert(id, new Arrived(payer, amount, named, receivedOn), posting);
        trail.changedOutside(city.id(), AuditAct.on("city_payment_recorded", id));
        coverage.look(payer, amount.currency());
        return new CityPaying.Recorded(id);
    }

    @Override
    public List<CityPayment> paymentsOf(City city, int most) {
        return federation
                .sql(
                        "select id, currency, amount_minor, reference, received_on from city_payment"
                                + " where payer = ? order by id desc limit ?")
                .params(Party.city(city.id()).toString(), most)
                .query((row, _) ->
                        new CityPayment(
                                new CityPaymentId(row.getObject("id", UUID.class)),
                                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                                row.getString("reference"),
                                row.getObject("received_on", LocalDate.class)))
                .list();
    }

    private static Draft draft(Party payer, Money amount, String reference, Instant now) {
        return new Draft(
                        "city-payment:" + reference,
                        "CITY_PAYMENT",
                        now,
                        reference,
                        amount.currency())
                .debit(LedgerAccount.BANK, "CITY_PAYMENT", amount.amountMinor())
                .credit(LedgerAccount.shareOf(payer), "CITY_PAYMENT", amount.amountMinor());
    }

    /** What was written down under the reference, if anything was. */
    private Optional<CityPaying> before(
            Party payer, Money amount, String reference, LocalDate receivedOn) {
        return federation
                .sql(
                        "select id, payer = ? and currency = ? and amount_minor = ? and received_on = ? as same"
                                + " from city_payment where reference = ?")
                .params(
                        payer.toString(),
                        amount.currency().getCurrencyCode(),
                        amount.amountMinor(),
                        receivedOn,
                        reference)
                .query((row, _) ->
                        row.getBoolean("same")
                                ? (CityPaying)
                                        new CityPaying.Recorded(
                                                new CityPaymentId(row.getObject("id", UUID.class)))
                                : new CityPaying.ReferenceUsed())
                .optional();
    }

    private record Arrived(Party payer, Money amount, String reference, LocalDate on) {}

    private void insert(CityPaymentId id, Arrived arrived, PostingId posting) {
        federation
                .sql(
                        "insert into city_payment (id, payer, currency, amount_minor, reference, received_on, recorded_by,"
                                + " recorded_at, posting) values (:id, :payer, :currency, :amount, :reference, :on, :by, :at, :posting)")
                .param("id", id.value())
                .param("payer", arrived.payer().toString())
                .param("currency", arrived.amount().currency().getCurrencyCode())
                .param("amount", arrived.amount().amountMinor())
                .param("reference", arrived.reference())
                .param("on", arrived.on())
                .param("by", AuditActor.current().subject(), Types.VARCHAR)
                .param("at", Instant.now().atOffset(ZoneOffset.UTC))
                .param("posting", posting.value())
                .update();
    }
}
