package bourg.billing.sharing;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Commission;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.Quote.Limit;
import bourg.marketplace.Quote.Reason;
import bourg.marketplace.Quote.ShareLine;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Divides the net price of one order as agreed. All parts of the price are computed at once by
 * largest remainder; then each component in its order takes its part and its fixed amount, raised
 * to its floor, lowered to its cap, and never more than is left; the offering partner has the rest.
 */
final class Commissions {
    /** Who sells where, and what other parties are called. */
    record Sale(CityId city, Party partner, Function<Party, @Nullable Localized> names) {}

    private record Taken(long amount, Reason reason) {}

    private final Money net;
    private final int quantity;
    private final Shares shares;
    private final Sale sale;

    private Commissions(Money net, int quantity, Shares shares, Sale sale) {
        this.net = net;
        this.quantity = quantity;
        this.shares = shares;
        this.sale = sale;
    }

    /** One line each for city, partner and platform, then for the others. */
    static List<ShareLine> divide(Money net, int quantity, Shares shares, Sale sale) {
        return new Commissions(net, quantity, shares, sale).lines();
    }

    private List<ShareLine> lines() {
        List<Party> parties = parties();
        Map<Party, Commission> components = new HashMap<>();
        shares.components()
                .forEach(component -> components.put(component.to().in(sale.city()), component));
        Map<Party, Long> parts = parts(parties, components);
        Map<Party, Taken> taken = new HashMap<>();
        long left = net.amountMinor();
        for (Commission component : shares.components()) {
            Party party = component.to().in(sale.city());
            Taken one = take(component, parts.getOrDefault(party, 0L), left);
            taken.put(party, one);
            left -= one.amount();
        }
        List<ShareLine> lines = new ArrayList<>();
        for (Party party : parties) {
            lines.add(
                    party.equals(sale.partner())
                            ? rest(left)
                            : line(party, components.get(party), taken.get(party)));
        }
        return lines;
    }

    /** Always the same order, whatever the order of the components: ties are broken by it. */
    private List<Party> parties() {
        List<Party> parties = new ArrayList<>();
        parties.add(Party.city(sale.city()));
        parties.add(sale.partner());
        parties.add(Party.platform());
        shares.components().stream()
                .map(Commission::to)
                .filter(recipient -> recipient.role() == Recipient.Role.OTHER)
                .map(recipient -> recipient.in(sale.city()))
                .sorted(Comparator.comparing(Party::toString))
                .forEach(parties::add);
        return parties;
    }

    private Map<Party, Long> parts(List<Party> parties, Map<Party, Commission> components) {
        long[] weights =
                parties.stream()
                        .mapToLong(party -> points(party, components.get(party)).value())
                        .toArray();
        long[] amounts = Split.byLargestRemainder(net.amountMinor(), weights);
        Map<Party, Long> parts = new HashMap<>();
        for (int i = 0; i < amounts.length; i++) {
            parts.put(parties.get(i), amounts[i]);
        }
        return parts;
    }

    private BasisPoints points(Party party, @Nullable Commission component) {
        if (party.equals(sale.partner())) {
            return shares.partner();
        }
        return component == null ? new BasisPoints(0) : component.percent();
    }

    private Taken take(Commission component, long part, long left) {
        long wish = Math.addExact(part, component.fixedMinor(quantity));
        Limit limit = Limit.NONE;
        @Nullable Long bound = null;
        Long cap = component.capMinor();
        if (wish < component.floorMinor()) {
            wish = component.floorMinor();
            limit = Limit.FLOOR;
            bound = wish;
        } else if (cap != null && wish > cap) {
            wish = cap;
            limit = Limit.CAP;
            bound = cap;
        }
        if (wish > left) {
            wish = left;
            limit = Limit.LEFT;
            bound = null;
        }
        return new Taken(
                wish,
                new Reason(
                        money(component.fixedMinor()),
                        component.per(),
                        limit,
                        bound == null ? null : money(bound)));
    }

    private ShareLine rest(long left) {
        return new ShareLine(
                sale.partner(),
                shares.partner(),
                money(left),
                shares.arePercents() ? null : Reason.rest(money(0)),
                null);
    }

    private ShareLine line(Party party, @Nullable Commission component, @Nullable Taken taken) {
        if (component == null || taken == null) {
            return new ShareLine(party, new BasisPoints(0), money(0));
        }
        boolean other = component.to().role() == Recipient.Role.OTHER;
        return new ShareLine(
                party,
                component.percent(),
                money(taken.amount()),
                shares.arePercents() || isPart(component, taken) ? null : taken.reason(),
                other ? sale.names().apply(party) : null);
    }

    private static boolean isPart(Commission component, Taken taken) {
        return component.fixedMinor() == 0 && taken.reason().limit() == Limit.NONE;
    }

    private Money money(long amountMinor) {
        return new Money(amountMinor, net.currency());
    }
}
