package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.Arrays;
import java.util.Optional;

/** The shelf of the catalogue on which an offer stands. */
public enum Category {
    MOBILITY("Mobilité", "Mobility"),
    GREEN_SPACES("Espaces verts", "Green spaces"),
    WASTE("Matières résiduelles", "Waste and recycling"),
    HOUSING("Logement et bâtiment", "Housing and building"),
    CULTURE("Culture", "Culture"),
    LEISURE("Sports et loisirs", "Sports and leisure"),
    FAMILY("Famille et enfance", "Family and childhood"),
    ANIMALS("Animaux", "Animals"),
    BUSINESS("Commerces et entreprises", "Business"),
    OTHER("Autres services", "Other services");

    private final String french;
    private final String english;

    Category(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** The shelf with this name, in capitals or not, as it stands in an address. */
    public static Optional<Category> named(String name) {
        return Arrays.stream(values())
                .filter(shelf -> shelf.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Localized title() {
        return new Localized(french, english);
    }
}
