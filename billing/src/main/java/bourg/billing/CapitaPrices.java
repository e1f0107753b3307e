package bourg.billing;

import bourg.marketplace.Party;
import bourg.tenants.City;
import bourg.tenants.FieldError;
import java.util.List;

/** What cities pay by their population, and how many people they say live there. */
public interface CapitaPrices {
    /** Records a figure; gives what is wrong with it, if anything is. */
    List<FieldError> record(City city, Population figure);

    /** Newest first. */
    List<Population> populationOf(City city);

    /** From this month or a later one on; an open price ends there. */
    CapitaChange price(City city, CapitaPrice wish);

    /** The prices of a city or partner, newest first. */
    List<CapitaPrice> listOf(Party party);
}
