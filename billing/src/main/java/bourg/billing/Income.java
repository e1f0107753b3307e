package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OfferId;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a city earned on the platform over twelve months: its shares of sales, less what went back.
 */
public record Income(YearMonth first, YearMonth last, Currency currency, List<Part> parts) {
    private static final int WHOLE = 10_000;

    public Income {
        parts = List.copyOf(parts);
    }

    /** By what a city earns. */
    public enum Source {
        /** It sells the service itself. */
        OWN_SERVICES,
        /** A partner sells it, and the city has its share. */
        COMMISSIONS,
        /** What is booked on no sale of a service. */
        OTHER
    }

    /** What one service brought in one month. */
    public record Part(
            YearMonth month, Origin origin, Source source, long incomeMinor, long cardFeesMinor) {}

    /** A service and its partner, by name. */
    public record Origin(OfferId offer, Localized service, String partner) {}

    /** A sum under a name, and its share of the whole in basis points. */
    public record Slice<K>(K of, Money amount, int points) {}

    public Money total() {
        return sum(parts.stream());
    }

    /** What the city bore of card fees; it is not taken off the income. */
    public Money cardFees() {
        return new Money(parts.stream().mapToLong(Part::cardFeesMinor).sum(), currency);
    }

    /** The twelve months, also those without income, the first first. */
    public List<Slice<YearMonth>> byMonth() {
        return Stream.iterate(first, month -> month.plusMonths(1))
                .limit(first.until(last, ChronoUnit.MONTHS) + 1)
                .map(month ->
                        slice(month, parts.stream().filter(part -> part.month().equals(month))))
                .toList();
    }

    public List<Slice<Origin>> byService() {
        return by(Part::origin);
    }

    public List<Slice<String>> byPartner() {
        return by(part -> part.origin().partner());
    }

    public List<Slice<Source>> bySource() {
        return by(Part::source);
    }

    private <K> List<Slice<K>> by(Function<Part, K> key) {
        return parts.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
                .map(entry -> slice(entry.getKey(), entry.getValue().stream()))
                .sorted(
                        Comparator.comparingLong((Slice<K> slice) -> slice.amount().amountMinor())
                                .reversed())
                .toList();
    }

    private <K> Slice<K> slice(K of, Stream<Part> some) {
        Money amount = sum(some);
        return new Slice<>(of, amount, points(amount.amountMinor(), total().amountMinor()));
    }

    private Money sum(Stream<Part> some) {
        return new Money(some.mapToLong(Part::incomeMinor).reduce(0, Math::addExact), currency);
    }

    private static int points(long part, long whole) {
        return whole <= 0 || part <= 0
                ? 0
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(WHOLE))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    /** How much the income hangs on few services. */
    public Concentration concentration() {
        List<Slice<Origin>> services = byService();
        long squares =
                services.stream().mapToLong(slice -> (long) slice.points() * slice.points()).sum();
        int top =
                points(
                        services.stream()
                                .limit(Concentration.TOP)
                                .mapToLong(slice -> slice.amount().amountMinor())
                                .sum(),
                        total().amountMinor());
        return new Concentration((int) (squares / WHOLE), top);
    }

    /**
     * The Herfindahl-Hirschman index (0 to 10,000: all from one service) and the share of the three
     * largest services.
     */
    public record Concentration(int index, int topPoints) {
        static final int TOP = 3;
        private static final int MODERATE = 1_500;
        private static final int HIGH = 2_500;

        /** In plain words. */
        public Level level() {
            if (index > HIGH) {
                return Level.HIGH;
            }
            return index >= MODERATE ? Level.MODERATE : Level.LOW;
        }
    }

    /** How concentrated an income is. */
    public enum Level {
        LOW,
        MODERATE,
        HIGH
    }

    /** A city's own figures of a year, without what it earns here. */
    public record Budget(int year, Money taxes, Money grants, Money other) {
        /** The share of all income, this one included, that is neither tax nor grant. */
        public int ownPoints(Money income) {
            Money own = other.plus(income);
            return points(own.amountMinor(), own.plus(taxes).plus(grants).amountMinor());
        }
    }
}
