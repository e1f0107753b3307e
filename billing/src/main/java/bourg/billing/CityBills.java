package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.City;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What cities were charged for their services, and what they paid for it. */
public interface CityBills {
    /** The bills of a city or partner, newest first. */
    Slice<CityBill> listOf(Party party, @Nullable String cursor, int limit);

    Optional<CityBill> find(Party party, CityBillId id);

    /** What the city owes: what its bills took beyond what its sales brought; never negative. */
    Money owedBy(City city, Currency currency);

    /**
     * Writes down money of a city that arrived on the platform's bank account; the bank's reference
     * names it, so that it counts once.
     */
    CityPaying record(City city, Money amount, String reference, LocalDate receivedOn);

    /** What was written down for the city, newest first, at most so many. */
    List<CityPayment> paymentsOf(City city, int most);
}
