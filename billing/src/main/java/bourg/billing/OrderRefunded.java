package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.MoneyReturned;
import bourg.marketplace.OrderId;
import java.time.Instant;

/** The event that money of an order went back; `remaining` is what stays paid. */
public record OrderRefunded(
        OrderId order, RefundId refund, Money amount, Money remaining, Instant at)
        implements MoneyReturned {}
