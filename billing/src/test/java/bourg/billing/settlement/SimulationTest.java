package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.RefundState;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Commission;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.Party;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.marketplace.Simulation;
import bourg.marketplace.Simulation.Basis;
import bourg.marketplace.Simulations;
import bourg.marketplace.Terms;
import bourg.tenants.City;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What real sales would have brought under other terms, before anybody signs them. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class SimulationTest extends SaleTest {
    private static final Shares NOW = Shares.of(1_500, 7_500, 1_000);

    private static final Offset<Long> CENT = Offset.offset(1L);

    @Autowired Simulations simulations;

    @Test
    void theSameTermsBringWhatTheLedgerSaysAndOthersBringWhatTheyWouldHave() {
        City city = cities.quebec("simulee");
        var sale = shop.open(city, 10_001, NOW, FeeBearer.PARTNER);
        assertThat(simulate(sale, NOW, FeeBearer.CITY).basis()).isEqualTo(Basis.NONE);
        Order kept = sold(sale);
        Order returned = sold(sale);
        in(returned, () -> billing.refund(returned.id(), Money.of(5_000, "CAD"), "Geste", "half"));
        await(
                "refunded",
                () ->
                        in(returned, () -> billing.refundsOf(returned.id())).stream()
                                .allMatch(refund -> refund.state() == RefundState.SUCCEEDED));
        await("indexed", () -> simulate(sale, NOW, FeeBearer.PARTNER).orders() == 2);

        Simulation same = simulate(sale, NOW, FeeBearer.PARTNER);
        assertThat(same.basis()).isEqualTo(Basis.SERVICE);
        assertThat(same.rows()).allMatch(row -> row.difference().isZero());
        assertThat(before(same))
                .containsEntry(sale.cityParty(), -balance(sale.cityParty(), "PAYABLE"))
                .containsEntry(sale.partnerParty(), -balance(sale.partnerParty(), "PAYABLE"));

        Simulation other = simulate(sale, fixed(), FeeBearer.CITY);
        // A refund's odd cent may fall to the taxes under one division and to a share under
        // another.
        assertThat(sum(other, true)).isCloseTo(sum(other, false), CENT);
        long fees = feeOf(kept) + feeOf(returned);
        assertThat(after(other).get(Party.platform())).isCloseTo(500 + 500 - halfOf(500), CENT);
        assertThat(after(other).get(sale.cityParty()))
                .isCloseTo(200 + 200 - halfOf(200) - fees, CENT);

        var neighbour = shop.open(city, 2_000, NOW, FeeBearer.PARTNER);
        assertThat(simulate(neighbour, NOW, FeeBearer.PARTNER).basis()).isEqualTo(Basis.CATEGORY);
        assertThat(before(simulate(neighbour, NOW, FeeBearer.PARTNER)))
                .containsEntry(neighbour.partnerParty(), before(same).get(sale.partnerParty()));
    }

    /** A refund of 5,000 of 11,499 takes this of a share, to the nearest cent. */
    private static long halfOf(long share) {
        return Math.round(share * 5_000 / 11_499.0);
    }

    private Simulation simulate(Shop.OnSale sale, Shares shares, FeeBearer bearer) {
        Terms terms = new Terms(shares, bearer, LocalDate.of(2099, 1, 1), null);
        return simulations.of(sale.city(), sale.adoption().offer(), terms);
    }

    private static Shares fixed() {
        return new Shares(
                List.of(
                        new Commission(
                                Recipient.CITY,
                                new BasisPoints(0),
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
                                500L)));
    }

    private static Map<Party, Long> before(Simulation simulation) {
        return simulation.rows().stream()
                .collect(
                        Collectors.toMap(Simulation.Row::party, row -> row.before().amountMinor()));
    }

    private static Map<Party, Long> after(Simulation simulation) {
        return simulation.rows().stream()
                .collect(Collectors.toMap(Simulation.Row::party, row -> row.after().amountMinor()));
    }

    private static long sum(Simulation simulation, boolean before) {
        return (before ? before(simulation) : after(simulation))
                .values().stream().mapToLong(Long::longValue).sum();
    }
}
