package bourg.tenants;

import java.util.List;

/**
 * Brings back rows of the control plane that are a city's own, when it comes with an archive; beans
 * in any module.
 */
public interface CityArrival {
    /**
     * Writes them in the transaction that opens the city, once.
     *
     * @return what could not come along, to be told to the operator
     */
    List<FieldError> bring(City city, ArchivedParts parts);
}
