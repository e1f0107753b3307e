package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who pays less for a service, and which part of the price before taxes they are let off, from one
 * basis point to all of it. They belong to the version of an offer: a reduction lowers what both
 * partner and city receive, so both must have accepted it, and neither may change it alone. The
 * partner consents by publishing the version, which never changes after that; the city by adopting
 * it or by upgrading to it.
 */
public record Concessions(Map<Concession, BasisPoints> reductions) {
    /** Everybody pays the same. */
    public static final Concessions NONE = new Concessions(Map.of());

    public Concessions {
        Map<Concession, BasisPoints> sorted = new EnumMap<>(Concession.class);
        sorted.putAll(reductions);
        if (sorted.values().stream().anyMatch(off -> off.value() == 0)) {
            throw new IllegalArgumentException("A reduction takes something off");
        }
        reductions = Collections.unmodifiableMap(sorted);
    }

    public boolean isEmpty() {
        return reductions.isEmpty();
    }

    /** Which part of the price before taxes this concession takes off, if it is offered. */
    public Optional<BasisPoints> of(Concession kind) {
        return Optional.ofNullable(reductions.get(kind));
    }

    /** The fault of a wish for what is not offered, at the field that names it. */
    public static FormError notOffered(String field) {
        return FormMessages.error(
                field,
                "concession_not_offered",
                "Ce service n’offre pas ce tarif réduit.",
                "This service does not offer this reduced price.");
    }

    /** All parts of the price that may be taken off, in the order of the concessions. */
    Collection<BasisPoints> all() {
        return reductions.values();
    }

    /**
     * Tells whether a plan can be reduced so: what is paid again and again would need the ground
     * looked at again and again, and nothing is not reduced.
     */
    public boolean suit(PricePlan plan) {
        return isEmpty()
                || switch (plan) {
                    case PricePlan.OneOff _, PricePlan.Tiered _ -> true;
                    case PricePlan.Free _, PricePlan.Subscription _ -> false;
                };
    }

    /** Who pays how much less, in words: {@code Résident −20 %, Enfant −50 %}. */
    public Localized words() {
        return new Localized(
                reductions.entrySet().stream()
                        .map(each ->
                                each.getKey().title().french()
                                        + " −"
                                        + Amounts.french(each.getValue()))
                        .collect(Collectors.joining(", ")),
                reductions.entrySet().stream()
                        .map(each ->
                                each.getKey().title().english()
                                        + " −"
                                        + Amounts.english(each.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
