package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Receipt;
import bourg.billing.RefundState;
import bourg.marketplace.AdoptionChange;
import bourg.marketplace.Adoptions;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Commission;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.FormError;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.marketplace.Terms;
import bourg.tenants.City;
import bourg.tenants.CityId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sales whose price is not just shared in three. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CommissionSaleTest extends SaleTest {
    @Autowired Adoptions adoptions;

    @Test
    void aFixedAmountAPartWithACapAndTheRestReachTheirOwnersAndTheReceiptSaysWhy() {
        City city = cities.quebec("composantes");
        City neighbour = cities.novaScotia("voisine");
        var sale = shop.open(city, 10_001, shares(neighbour), FeeBearer.SHARED);
        shop.onboard(sale);
        Order order = sold(sale);

        long fee = feeOf(order);
        assertThat(sharesIn(order)).containsExactly(1_200L, 7_868L, 600L, 333L);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(balance("platform", "REVENUE")).isNegative();
        Receipt receipt = in(order, () -> billing.receipt(order.id())).orElseThrow();
        assertThat(receipt.parts())
                .extracting(part -> part.words().french())
                .containsExactly(
                        "10\u00a0% du prix avant taxes plus 2,00\u00a0$ par unité",
                        "le reste du prix avant taxes, et les taxes à remettre à l’État",
                        "10\u00a0% du prix avant taxes, ramené au maximum de 6,00\u00a0$",
                        "3,33\u00a0% du prix avant taxes");
        assertThat(receipt.parts().getLast().name()).isEqualTo(neighbour.name());
        long neighbours = balance(Party.city(neighbour.id()), "PAYABLE");
        assertThat(neighbours).isEqualTo(-333 + fee * 333 / 10_001);
        refundsReturnEverything(order);
    }

    private static Shares shares(City neighbour) {
        return new Shares(
                List.of(
                        new Commission(
                                Recipient.CITY,
                                new BasisPoints(1_000),
                                200,
                                Commission.Per.UNIT,
                                0,
                                null),
                        new Commission(
                                Recipient.PLATFORM,
                                new BasisPoints(1_000),
                                0,
                                Commission.Per.ORDER,
                                0,
                                600L),
                        Commission.percent(Recipient.other(Party.city(neighbour.id())), 333)));
    }

    private List<Long> sharesIn(Order order) {
        return payment(order).quote().shares().stream()
                .map(line -> line.amount().amountMinor())
                .toList();
    }

    private void refundsReturnEverything(Order order) {
        Money total = payment(order).total();
        in(order, () -> billing.refund(order.id(), total, "Tout", "all"));
        await("refunded", () -> payment(order).refunded().equals(total));
        await(
                "taken back",
                () ->
                        in(order, () -> billing.refundsOf(order.id())).stream()
                                .allMatch(refund -> refund.state() == RefundState.SUCCEEDED));
        assertThat(stateOf(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    void aPriceTooLowForTheFixedAmountLeavesThePartnerBelowItsMinimumAndIsItsToAccept() {
        City city = cities.quebec("tropbas");
        var sale = shop.open(city, 300, Shares.of(1_000, 8_000, 1_000), FeeBearer.PLATFORM, 5_000);
        Shares fixed =
                new Shares(
                        List.of(
                                new Commission(
                                        Recipient.CITY,
                                        new BasisPoints(0),
                                        200,
                                        Commission.Per.UNIT,
                                        0,
                                        null),
                                Commission.percent(Recipient.PLATFORM, 500)));
        assertThat(agree(sale, fixed)).as("for the partner to judge").isEmpty();
        Shares stranger =
                new Shares(List.of(Commission.percent(Recipient.other(sale.partnerParty()), 500)));
        assertThat(agree(sale, stranger)).containsExactly("recipient_twice");
        Shares nobody =
                new Shares(
                        List.of(
                                Commission.percent(
                                        Recipient.other(Party.city(CityId.next())), 500)));
        assertThat(agree(sale, nobody)).containsExactly("recipient_unknown");
    }

    private List<String> agree(Shop.OnSale sale, Shares shares) {
        Terms terms =
                new Terms(
                        shares,
                        FeeBearer.PLATFORM,
                        LocalDate.now(sale.city().timeZone()).plusDays(10),
                        null);
        var change = adoptions.agree(sale.city().id(), sale.adoption().id(), terms);
        List<FormError> faults = adoptions.faults(sale.city(), sale.adoption().offer(), terms);
        List<String> codes = faults.stream().map(FormError::code).toList();
        if (codes.isEmpty()) {
            assertThat(change).isInstanceOf(AdoptionChange.Proposed.class);
        } else {
            assertThat(((AdoptionChange.Invalid) change).errors()).isEqualTo(faults);
        }
        return codes;
    }
}
