package bourg.tenants;

import java.util.Set;

/**
 * Tables of a city that a restore leaves as they are, because going back in time does not undo what
 * they tell: what was said to people, and who did what. A bean in any module. No other table may
 * refer to them.
 */
@FunctionalInterface
public interface LastingTables {
    Set<String> names();
}
