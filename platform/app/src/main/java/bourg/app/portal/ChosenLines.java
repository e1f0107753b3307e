package bourg.app.portal;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A basket as its page shows it: the lines, what they cost, and who issues how many receipts. */
record ChosenLines(List<Chosen.Line> all) {
    ChosenLines {
        all = List.copyOf(all);
    }

    /** What one merchant sells of the basket: so many receipts, so much taxes and in all. */
    record Merchant(Party party, String partner, int receipts, Money taxes, Money total) {
        Merchant with(Merchant other) {
            return new Merchant(
                    party,
                    partner,
                    receipts + other.receipts,
                    taxes.plus(other.taxes),
                    total.plus(other.total));
        }
    }

    private List<Chosen.Offered> offered() {
        List<Chosen.Offered> offered = new ArrayList<>();
        for (Chosen.Line line : all) {
            if (line.offered() != null) {
                offered.add(line.offered());
            }
        }
        return offered;
    }

    /** Whether nothing keeps it from being ordered. */
    boolean isOrderable() {
        return !all.isEmpty()
                && offered().size() == all.size()
                && offered().stream().allMatch(Chosen.Offered::fine);
    }

    List<Merchant> merchants() {
        Map<Party, Merchant> merchants = new LinkedHashMap<>();
        for (Chosen.Offered line : offered()) {
            Merchant one =
                    new Merchant(
                            line.quote().merchant(),
                            line.service().offer().partnerName(),
                            1,
                            line.quote().total().minus(line.quote().net()),
                            line.quote().total());
            merchants.merge(one.party(), one, Merchant::with);
        }
        return List.copyOf(merchants.values());
    }

    /** Only of a basket that can be ordered. */
    Money total() {
        return offered().stream()
                .map(line -> line.quote().total())
                .reduce(Money::plus)
                .orElseThrow();
    }

    /** What is paid when the basket is ordered: all but what the city approves first. */
    Money dueNow() {
        return offered().stream()
                .filter(line -> !line.isApprovedFirst())
                .map(line -> line.quote().total())
                .reduce(total().minus(total()), Money::plus);
    }

    boolean hasApprovals() {
        return offered().stream().anyMatch(Chosen.Offered::isApprovedFirst);
    }

    List<UUID> ids() {
        return all.stream().map(line -> line.kept().id()).toList();
    }

    /** What the page sends back, so that nothing is ordered that it did not show. */
    String asShown() {
        return ids().stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
