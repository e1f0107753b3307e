package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What went into a city's drawers on a day and out of them again, to count the drawers by. */
public record DrawerDay(LocalDate day, Currency currency, List<Line> lines) {
    public DrawerDay {
        lines = List.copyOf(lines);
    }

    /** Why a drawer holds more or less. */
    public enum Kind {
        TAKEN,
        /** Recorded by mistake. */
        UNDONE,
        /** Handed back to the person. */
        GIVEN_BACK
    }

    /** One movement; negative is out of the drawer. The clerk is a subject without a name. */
    public record Movement(
            PaymentId payment,
            OrderId order,
            Kind kind,
            PaymentMeans means,
            Money amount,
            String clerk,
            Instant at) {}

    /** A movement with what the clerk wrote down of it. */
    public record Line(Movement movement, String clerkName, String reference) {}

    /** What one clerk's drawer should hold by one means. */
    public record Sum(String clerkName, PaymentMeans means, Money amount, long movements) {}

    private record Under(String clerk, PaymentMeans means) {}

    /** By clerk and means, in the order in which each came up. */
    public List<Sum> sums() {
        Map<Under, Sum> sums = new LinkedHashMap<>();
        for (Line line : lines) {
            Movement movement = line.movement();
            sums.merge(
                    new Under(movement.clerk(), movement.means()),
                    new Sum(line.clerkName(), movement.means(), movement.amount(), 1),
                    DrawerDay::plus);
        }
        return List.copyOf(sums.values());
    }

    private static Sum plus(Sum one, Sum other) {
        return new Sum(
                one.clerkName().isEmpty() ? other.clerkName() : one.clerkName(),
                one.means(),
                one.amount().plus(other.amount()),
                one.movements() + other.movements());
    }

    /** What all drawers should hold by one means; means that nobody used are left out. */
    public Map<PaymentMeans, Money> totals() {
        Map<PaymentMeans, Money> totals = new LinkedHashMap<>();
        for (PaymentMeans means : PaymentMeans.values()) {
            sums().stream()
                    .filter(sum -> sum.means() == means)
                    .map(Sum::amount)
                    .reduce(Money::plus)
                    .ifPresent(total -> totals.put(means, total));
        }
        return totals;
    }

    public Money total() {
        return totals().values().stream().reduce(Money.zero(currency), Money::plus);
    }
}
