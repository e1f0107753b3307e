package bourg.billing;

import bourg.marketplace.Money;
import java.time.YearMonth;

/**
 * A month of a meter in sum: its lines and what they cost, and the events that wait to be rated.
 */
public record UsageMonth(YearMonth month, long lines, Money amount, long waiting) {}
