package bourg.tenants;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind of record that the bound city keeps of its citizens: what is told to them, and what
 * becomes of it when they wish to be forgotten. A bean in any module; every table of a city belongs
 * to one, or is known to hold nothing personal.
 */
public interface PersonalRecords {
    /** A stable name. */
    String kind();

    /** The tables of the city's schema that this kind is kept in. */
    Set<String> tables();

    /** All there is of a citizen, ready to be written as JSON. */
    List<Map<String, Object>> of(String citizen);

    /** What erasing would do now; changes nothing. */
    List<Erasure> plan(String citizen, Instant now);

    /**
     * Deletes what {@link #plan} says of records no younger than the wish to be forgotten, and
     * nothing else; inside the city's transaction.
     */
    void erase(String citizen, Instant wished);

    /** Makes unrecognisable whatever was kept and need not be any longer, of anybody. */
    default void expire(Instant now) {}
}
