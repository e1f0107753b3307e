package bourg.billing.ledger;

/** A transfer asked for more than its account holds; nothing was written. */
public final class WouldGoBelowZero extends RuntimeException {
    WouldGoBelowZero(Throwable cause) {
        super(cause);
    }
}
