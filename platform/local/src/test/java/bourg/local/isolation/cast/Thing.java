package bourg.local.isolation.cast;

import java.util.Set;

/**
 * Something with an identifier that belongs to some camps and to nobody else; the purposes are
 * operations that need it in just this state, and then try no other.
 */
public record Thing(
        String parameter, String id, String side, Set<String> owners, Set<String> purposes) {

    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

    /** An identifier of the same kind that was never given out. */
    public String nothingLikeIt() {
        int place = id.length() - 5;
        int other = (CROCKFORD.indexOf(id.charAt(place)) + 7) % CROCKFORD.length();
        return id.substring(0, place) + CROCKFORD.charAt(other) + id.substring(place + 1);
    }

    public boolean isOf(Persona persona) {
        return owners.contains(persona.camp());
    }
}
