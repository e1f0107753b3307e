package bourg.sandbox;

import java.util.List;

/**
 * One request to the API, already checked against its contract.
 *
 * @param ids the identifiers in the address, from left to right
 */
record Call(Change change, Parameters parameters, List<String> ids, Cause cause) {

    String id() {
        return ids.getFirst();
    }
}
