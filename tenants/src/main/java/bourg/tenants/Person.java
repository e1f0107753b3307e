package bourg.tenants;

/** Somebody who gets an account. */
public record Person(String email, String givenName, String familyName) {
    @Override
    public String toString() {
        return "Person[not shown]";
    }
}
