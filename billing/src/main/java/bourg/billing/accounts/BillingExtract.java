package bourg.billing.accounts;

import bourg.tenants.CityExtract;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A city's payments, what follows from them, and all entries of the postings that touch the city.
 */
@Component
@Order(3)
class BillingExtract implements CityExtract {
    private static final String PAYMENTS = "select id from payment where city = :city";
    private static final String REFUNDS =
            "select id from refund where payment in (" + PAYMENTS + ")";
    private static final String TOUCHED =
            " from ledger.entries where posting in (select posting from ledger.entries where party = 'city:' || :city_text)";

    @Override
    public List<Part> parts() {
        return Stream.of(payments(), documents(), accounting(), ledger())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Part> payments() {
        return List.of(
                new Part(
                        "payment",
                        "select id, order_id, basket, city, attempt, state, currency, total_minor, quote, expires_at, charge_id,"
                                + " fee_minor, refunded_minor, disputed_minor, means, owed_minor, covered_at, undone_at, receipt_year, receipt_number, posting, captured_at, settled_at, created_at"
                                + " from payment where city = :city order by id"),
                new Part(
                        "transfer",
                        "select id, payment, party, currency, due_minor, due_tax_minor, sent_minor, netted_minor, reversed_minor,"
                                + " state, provider_ref, posting, created_at from transfer where payment in ("
                                + PAYMENTS
                                + ") or (payment is null and party = 'city:' || :city_text) order by id"),
                new Part(
                        "refund",
                        "select id, payment, order_id, currency, amount_minor, parts, reason, state, provider_ref, posting,"
                                + " requested_at from refund where payment in ("
                                + PAYMENTS
                                + ") order by id"),
                new Part(
                        "dispute",
                        "select id, payment, order_id, provider_ref, currency, amount_minor, reason, state, due_by, answered_at,"
                                + " accepted_at, opened_at from dispute where city = :city order by id"),
                new Part(
                        "dispute_movement",
                        "select id, dispute, amount_minor, fee_minor, parts, posting, happened_at from dispute_movement"
                                + " where dispute in (select id from dispute where city = :city) order by happened_at, id"),
                new Part(
                        "transfer_reversal",
                        "select id, refund, movement, transfer, tax_minor, share_minor, amount_minor, state, provider_ref, created_at"
                                + " from transfer_reversal where refund in ("
                                + REFUNDS
                                + ") or movement in (select m.id from dispute_movement m join dispute d on d.id = m.dispute"
                                + " where d.city = :city) order by id"));
    }

    private static List<Part> documents() {
        return List.of(
                new Part(
                        "closed_month",
                        "select id, party, currency, month, closing_minor, chain_length, content,"
                                + " encode(content_hash, 'hex') as content_hash, closed_at from closed_month"
                                + " where party = 'city:' || :city_text order by currency, month"),
                new Part(
                        "invoicing_identity",
                        "select id, valid_from, legal_name, street, locality, region, postal_code, country, gst_number,"
                                + " qst_number, vat_number, recorded_at from invoicing_identity"
                                + " where party = 'city:' || :city_text order by valid_from, recorded_at"),
                new Part(
                        "invoice",
                        "select id, kind, issuer, year, number, order_id, payment, refund, credits, content,"
                                + " encode(content_hash, 'hex') as content_hash, issued_at from invoice"
                                + " where city = :city order by issuer, year, number"));
    }

    private static List<Part> accounting() {
        return List.of(
                new Part(
                        "bank_statement",
                        "select id, account_end, bank_id, currency, opening_minor, closing_minor, imported_at from bank_statement"
                                + " where city = :city order by id"),
                new Part(
                        "bank_line",
                        "select id, statement, position, booked_on, currency, amount_minor, bank_reference, our_reference,"
                                + " matched_how, reason, matched_at from bank_line where city = :city order by id"),
                new Part(
                        "gl_code",
                        "select purpose, offer, code, changed_at from gl_code where city = :city order by purpose, offer"),
                new Part(
                        "city_budget",
                        "select year, taxes_minor, grants_minor, other_minor, changed_at from city_budget"
                                + " where city = :city order by year"));
    }

    private static List<Part> ledger() {
        return List.of(
                new Part(
                        "ledger_account",
                        "select party, account, currency, amount_minor from ledger.balances"
                                + " where party = 'city:' || :city_text order by account, currency"),
                new Part(
                        "ledger_posting",
                        "select distinct posting as id, posting_key, posting_kind as kind, reference, occurred_at,"
                                + " recorded_at, reverses"
                                + TOUCHED
                                + " order by recorded_at, id"),
                new Part(
                        "ledger_entry",
                        "select id, posting, party, account, currency, kind, amount_minor, provider_ref"
                                + TOUCHED
                                + " order by id"),
                new Part(
                        "ledger_trial_balance",
                        "select currency, count(*) as entries, sum(amount_minor) as amount_minor"
                                + TOUCHED
                                + " group by currency order by currency"));
    }
}
