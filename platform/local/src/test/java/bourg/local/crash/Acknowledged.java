package bourg.local.crash;

import bourg.local.journey.Purchase;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What shoppers were told has happened, who gave up, and how often they were told nothing. */
record Acknowledged(
        Collection<Purchase> placed,
        Collection<Purchase> paid,
        Collection<Purchase> refunded,
        Collection<Purchase> refused,
        Collection<Exception> givenUp,
        LongAdder unanswered) {
    Acknowledged() {
        this(
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new LongAdder());
    }

    @Override
    public String toString() {
        return "%d placed, %d paid, %d refunded, %d refused; %d gave up, %d times no answer"
                .formatted(
                        placed.size(),
                        paid.size(),
                        refunded.size(),
                        refused.size(),
                        givenUp.size(),
                        unanswered.sum());
    }
}
