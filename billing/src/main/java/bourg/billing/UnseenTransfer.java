package bourg.billing;

import bourg.marketplace.Money;
import java.time.Instant;

/** A transfer that was sent and that no line of the bank shows yet. */
public record UnseenTransfer(TransferId id, Instant createdAt, Money amount, String providerRef) {}
