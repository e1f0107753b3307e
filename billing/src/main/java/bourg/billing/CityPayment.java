package bourg.billing;

import bourg.marketplace.Money;
import java.time.LocalDate;

/** Money that a city paid for what it owes, as it was written down from the bank's word. */
public record CityPayment(CityPaymentId id, Money amount, String reference, LocalDate receivedOn) {
    /** How many characters a bank's reference may have. */
    public static final int LONGEST_REFERENCE = 80;
}
