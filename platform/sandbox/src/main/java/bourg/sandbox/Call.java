package bourg.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API, already checked against its contract.
 *
 * @param ids the identifiers in the address, from left to right
 * @param account the connected account in whose name it is asked, if it is not the platform itself
 */
record Call(
        Change change,
        Parameters parameters,
        List<String> ids,
        Cause cause,
        @Nullable String account) {

    String id() {
        return ids.getFirst();
    }
}
