package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.BankImport;
import bourg.billing.BankLine;
import bourg.billing.BankMatching;
import bourg.billing.Finances;
import bourg.billing.UnseenTransfer;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import bourg.tenants.City;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the bank shows is matched with what was sent, once, and only when there is one answer. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class BankMatchingTest extends SaleTest {
    @Autowired BankMatching bank;
    @Autowired Finances finances;

    private City traded(String code, int sales) {
        var sale =
                shop.open(
                        cities.quebec(code),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        shop.onboard(sale);
        for (int i = 0; i < sales; i++) {
            Order order = sold(sale);
            await("sent", () -> transfersIn(order, "SENT") == 2);
        }
        return sale.city();
    }

    private static byte[] statement(String id, String... lines) {
        BigDecimal closing = BigDecimal.ZERO;
        StringBuilder entries = new StringBuilder();
        for (String line : lines) {
            String amount = line.substring(0, line.indexOf(' '));
            closing = closing.add(new BigDecimal(amount));
            entries.append(
                    "<Ntry><Amt Ccy=\"CAD\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt><AddtlNtryInf>%s</AddtlNtryInf></Ntry>"
                            .formatted(
                                    amount,
                                    LocalDate.now(ZoneOffset.UTC),
                                    line.substring(amount.length() + 1)));
        }
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>"
                        + id
                        + "</Id><Acct><Id><IBAN>CA00</IBAN></Id></Acct>"
                        + balance("OPBD", "0.00")
                        + balance("CLBD", closing.toPlainString())
                        + entries
                        + "</Stmt></BkToCstmrStmt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String balance(String kind, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"CAD\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
                .formatted(kind, amount);
    }

    @Test
    void linesAreMatchedByNameByADaysTotalAndByHand() {
        City city = traded("bank", 3);
        List<UnseenTransfer> sent = bank.unseen(city);
        assertThat(sent).hasSize(3);
        assertThat(finances.waitingIn(city).bank().total()).as("no statement yet").isZero();
        UnseenTransfer named = sent.getFirst();

        byte[] first = statement("A", "15.00 " + named.id(), "15.00 x", "7.00 taxes");
        assertThat(bank.take(city, first)).isEqualTo(new BankImport.Imported(3, 1));
        assertThat(bank.take(city, first)).isEqualTo(new BankImport.AlreadyThere());
        assertThat(bank.take(city, statement("A", "15.00 x")))
                .isEqualTo(new BankImport.Differs("A"));
        assertThat(bank.unseen(city)).hasSize(2).doesNotContain(named);
        assertThat(bank.open(city)).hasSize(2);
        assertThat(finances.waitingIn(city).bank()).isEqualTo(new Finances.BankGap(2, 2));

        assertThat(bank.take(city, statement("B", "30.00 payout")))
                .isEqualTo(new BankImport.Imported(1, 1));
        assertThat(bank.unseen(city)).isEmpty();

        BankLine line = bank.open(city).getFirst();
        City other = cities.quebec("otherbank");
        assertThat(bank.explain(other, line.id(), Optional.empty(), "no")).isFalse();
        assertThat(bank.explain(city, line.id(), Optional.of(named.id()), "twice")).isFalse();
        assertThat(bank.explain(city, line.id(), Optional.empty(), "Taxes")).isTrue();
        assertThat(bank.explain(city, line.id(), Optional.empty(), "Again")).isFalse();
        assertThat(bank.open(city)).hasSize(1);
    }

    @Test
    void anAmountThatIsAloneIsMatchedAndOneThatIsNotWaits() {
        City city = traded("alone", 1);
        assertThat(bank.take(city, statement("A", "15.00 x", "15.00 y")))
                .isEqualTo(new BankImport.Imported(2, 0));
        City next = traded("alone-too", 1);
        assertThat(bank.take(next, statement("A", "15.00 x")))
                .isEqualTo(new BankImport.Imported(1, 1));
        assertThat(bank.unseen(next)).isEmpty();
    }
}
