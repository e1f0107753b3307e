package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the price of a service depends on how much of it somebody orders. */
public sealed interface PricePlan {
    Currency currency();

    /** What one unit costs, before taxes. */
    Money unit();

    /** What a quantity costs, before taxes, line by line. */
    List<Line> lines(int quantity);

    /** The plan in a few words, as it stands beside a service. */
    default Localized words() {
        return PlanWords.of(this);
    }

    /** So many units at one price. */
    record Line(int quantity, Money unit, Money amount) {
        static Line of(int quantity, Money unit) {
            return new Line(quantity, unit, unit.times(quantity));
        }
    }

    /** Nobody pays anything. */
    record Free(Currency currency) implements PricePlan {
        @Override
        public Money unit() {
            return Money.zero(currency);
        }

        @Override
        public List<Line> lines(int quantity) {
            return List.of(Line.of(quantity, unit()));
        }
    }

    /** Each unit costs the same. */
    record OneOff(Money unit) implements PricePlan {
        @Override
        public Currency currency() {
            return unit.currency();
        }

        @Override
        public List<Line> lines(int quantity) {
            return List.of(Line.of(quantity, unit));
        }
    }

    /** Each unit costs the same, and again in every period, the first after the days of trial. */
    record Subscription(Money unit, Every every, int trialDays) implements PricePlan {
        /** How long what was paid for lasts. */
        public enum Every {
            MONTH,
            YEAR
        }

        public static final int LONGEST_TRIAL = 90;

        public Subscription {
            if (trialDays < 0 || trialDays > LONGEST_TRIAL) {
                throw new IllegalArgumentException("A trial of " + trialDays + " days");
            }
        }

        @Override
        public Currency currency() {
            return unit.currency();
        }

        @Override
        public List<Line> lines(int quantity) {
            return List.of(Line.of(quantity, unit));
        }

        boolean hasTrial() {
            return trialDays > 0;
        }

        /** The same for somebody who had the trial. */
        public Subscription withoutTrial() {
            return new Subscription(unit, every, 0);
        }
    }

    /** The price of a unit depends on the quantity; the last tier has no end. */
    record Tiered(Mode mode, List<Tier> tiers) implements PricePlan {
        /** Whether each unit costs what its own tier says, or all what the quantity's tier says. */
        public enum Mode {
            GRADUATED,
            VOLUME
        }

        public static final int MOST_TIERS = 10;

        public Tiered {
            tiers = List.copyOf(tiers);
            if (!sound(tiers)) {
                throw new IllegalArgumentException("Tiers rise, and only the last has no end");
            }
        }

        /** Tells whether tiers follow each other, in one currency, up to one without end. */
        public static boolean sound(List<Tier> tiers) {
            int before = 0;
            for (int i = 0; i < tiers.size(); i++) {
                Integer upTo = tiers.get(i).upTo();
                boolean last = i == tiers.size() - 1;
                if (last != (upTo == null) || (upTo != null && upTo <= before)) {
                    return false;
                }
                before = upTo == null ? before : upTo;
            }
            return !tiers.isEmpty()
                    && tiers.size() <= MOST_TIERS
                    && tiers.stream().map(tier -> tier.unit().currency()).distinct().count() == 1;
        }

        @Override
        public Currency currency() {
            return unit().currency();
        }

        @Override
        public Money unit() {
            return tiers.getFirst().unit();
        }

        @Override
        public List<Line> lines(int quantity) {
            return switch (mode) {
                case VOLUME -> List.of(Line.of(quantity, of(quantity).unit()));
                case GRADUATED -> graduated(quantity);
            };
        }

        private Tier of(int quantity) {
            return tiers.stream()
                    .filter(tier -> tier.upTo() == null || quantity <= tier.upTo())
                    .findFirst()
                    .orElseThrow();
        }

        private List<Line> graduated(int quantity) {
            List<Line> lines = new ArrayList<>();
            int before = 0;
            for (Tier tier : tiers) {
                Integer upTo = tier.upTo();
                int until = upTo == null ? quantity : Math.min(quantity, upTo);
                if (until > before) {
                    lines.add(Line.of(until - before, tier.unit()));
                    before = until;
                }
            }
            return lines;
        }
    }

    /** The price of a unit up to a quantity, or without end. */
    record Tier(@Nullable Integer upTo, Money unit) {}
}
