package bourg.local.isolation.cast;

/**
 * A word that occurs nowhere but in what belongs to one city: as it is in texts of the city, with a
 * further letter in what concerns a person.
 */
public record Canary(String word) {

    /** In what concerns a person: addresses, answers, reasons. */
    public String personal() {
        return word + "p";
    }

    public String email(String name) {
        return personal() + "." + name + "@exemple.example";
    }

    public String in(String text) {
        return text + " " + word;
    }

    public boolean sings(String text) {
        return text.contains(word);
    }
}
