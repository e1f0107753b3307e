package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.CityBill;
import bourg.billing.CityBills;
import bourg.billing.CityPaying;
import bourg.billing.Reconciliation;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * A city is charged what was used, and others get their part of it when the city has covered it.
 */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityBillsTest extends UsageTrial {
    private static final Currency CAD = Currency.getInstance("CAD");

    @Autowired CityBills bills;
    @Autowired Reconciliation reconciliation;
    @Autowired Sweep sweep;

    @Override
    String code() {
        return "charged";
    }

    /** Every test begins with a city that owes nothing. */
    @BeforeEach
    void startEven() {
        shop.onboard(sale);
        Money owed = bills.owedBy(sale.city(), CAD);
        if (owed.isPositive()) {
            bills.record(sale.city(), owed, "even-" + meter, LocalDate.EPOCH);
        }
    }

    /**
     * 150 + 100 x 0.35 + 652 x 1.25 = 1,000 and taxes of 50 + 100: the city owes 1,150 less its own
     * 150, the partner has 750 and the taxes.
     */
    private CityBill charged() {
        json(event(meter + "-1", "m-1", 2, "752"));
        await("charged", () -> ofMeter().size() == 1);
        return ofMeter().getFirst();
    }

    private List<CityBill> ofMeter() {
        return bills.listOf(sale.partnerParty(), null, 20).items();
    }

    @Test
    void whatWasUsedIsNettedFromTheCitysSalesAndThenSentToThePartner() {
        long before = balance(sale.cityParty(), "PAYABLE");
        CityBill bill = charged();
        assertThat(bill.amounts().net()).isEqualTo(Money.of(1_000, "CAD"));
        assertThat(bill.amounts().total()).isEqualTo(Money.of(1_150, "CAD"));
        assertThat(balance(sale.cityParty(), "PAYABLE") - before).isEqualTo(1_000);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isEqualTo(-750);
        assertThat(balance(sale.partnerParty(), "TAX")).isEqualTo(-150);
        nothingIsSentBeforeItIsCovered(bill);

        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(sent(order, sale.cityParty())).isEqualTo(500);
        long ofSale = sent(order, sale.partnerParty());
        assertThat(ofSale).isEqualTo(7_500 + 500 + 998 - feeOf(order));
        await("sent to the partner", () -> with(sale.partnerParty()) == ofSale + 900);
        assertThat(bills.find(sale.cityParty(), bill.id()).orElseThrow().charged().covered())
                .isTrue();
        await("even", () -> balance(sale.partnerParty(), "PAYABLE") == 0);

        givesBackWhatCameLate(before);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    private void nothingIsSentBeforeItIsCovered(CityBill bill) {
        sweep.run(Instant.now());
        assertThat(bill.charged().covered()).isFalse();
        assertThat(again(sale.partnerParty())).isZero();
        String entries =
                """
                [{"party": "%1$s", "account": "PAYABLE", "currency": "CAD", "kind": "TRANSFER", "amount_minor": 1},
                 {"party": "%1$s", "account": "TRANSIT", "currency": "CAD", "kind": "TRANSFER", "amount_minor": -1}]
                """
                        .formatted(sale.partnerParty());
        assertThatThrownBy(() ->
                        federation
                                .sql("select ledger.post(?, 'TRANSFER', now(), 'early', ?::jsonb)")
                                .params("early:" + meter, entries)
                                .query((row, _) -> row.getString(1))
                                .single())
                .hasMessageContaining("would go below zero");
    }

    /**
     * The month is 200 after all: 800 and 120 of taxes go back, the partner has been sent its part.
     */
    private void givesBackWhatCameLate(long before) {
        json(event(meter + "-2", "m-1", 3, "-652"));
        await("corrected", () -> ofMeter().size() == 2);
        CityBill correction = ofMeter().getFirst();
        assertThat(correction.isCorrection()).isTrue();
        assertThat(correction.amounts().total()).isEqualTo(Money.of(-920, "CAD"));
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isEqualTo(600);
        await("given back", () -> balance(sale.cityParty(), "PAYABLE") == before);
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(sent(order, sale.partnerParty()))
                .isEqualTo(7_500 + 500 + 998 - feeOf(order) - 600 - 120);
    }

    @Test
    void aMonthIsChargedOnceAndPaidByBankOnce() {
        CityBill bill = charged();
        assertThatThrownBy(() ->
                        federation
                                .sql(
                                        """
                                        insert into city_bill select (jsonb_populate_record(b,
                                            jsonb_build_object('id', cast(uuidv7() as text)))).* from city_bill b where id = ?
                                        """)
                                .param(bill.id().value())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("city_bill_once");
        Money owed = bills.owedBy(sale.city(), CAD);
        assertThat(owed).isEqualTo(Money.of(1_000, "CAD"));
        String reference = "VIR-" + meter;
        LocalDate day = LocalDate.of(2026, 1, 2);
        CityPaying paid = bills.record(sale.city(), owed, reference, day);
        assertThat(paid).isInstanceOf(CityPaying.Recorded.class);
        assertThat(bills.record(sale.city(), owed, reference, day)).isEqualTo(paid);
        assertThat(bills.record(sale.city(), Money.of(1, "CAD"), reference, day))
                .isInstanceOf(CityPaying.ReferenceUsed.class);
        assertThat(bills.owedBy(sale.city(), CAD).isZero()).isTrue();
        // The money is at the bank: what the provider has comes of other sales, if there is any.
        await(
                "planned, and sent or refused",
                () -> again(sale.partnerParty()) == 1 && sentOrRefused(sale.partnerParty()) == 900);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    private long sent(Order order, Party party) {
        return federation
                .sql(
                        "select sent_minor from transfer t join payment p on p.id = t.payment"
                                + " where p.order_id = ? and t.party = ?")
                .params(order.id().value(), party.toString())
                .query(Long.class)
                .single();
    }

    private long sentOrRefused(Party party) {
        return federation
                .sql(
                        "select coalesce(sum(due_minor), 0)::bigint from transfer where party = ? and payment is null"
                                + " and (state = 'SENT' or state = 'PLANNED' and refusal = 'balance_insufficient')")
                .param(party.toString())
                .query(Long.class)
                .single();
    }
}
