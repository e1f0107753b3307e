package bourg.tenants;

import java.time.Instant;

/**
 * Brings a city that went back in time together again with what lives outside it, such as the
 * ledger, which did not. A bean in any module.
 */
@FunctionalInterface
public interface CityRestored {
    /**
     * The bound city is now what it was at that moment. Called at least once after a restore, with
     * no transaction open.
     */
    void restoredTo(Instant moment);
}
