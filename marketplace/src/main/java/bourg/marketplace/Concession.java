package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.Arrays;
import java.util.Optional;

/** For whom a service may cost less. */
public enum Concession {
    RESIDENT("Résident", "Resident"),
    CHILD("Enfant", "Child"),
    SENIOR("Personne aînée", "Senior"),
    LOW_INCOME("Faible revenu", "Low income");

    private final String french;
    private final String english;

    Concession(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** The concession with this name, in capitals or not, as it stands in a form. */
    public static Optional<Concession> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Localized title() {
        return new Localized(french, english);
    }
}
