package bourg.billing.settlement;

import org.springframework.stereotype.Component;

/** The books and the background work, which are always needed together. */
@Component
record Desk(Books books, Work work) {}
