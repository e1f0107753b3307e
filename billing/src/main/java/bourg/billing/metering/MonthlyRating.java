package bourg.billing.metering;

import bourg.billing.metering.Rounds.Due;
import bourg.billing.metering.Rounds.Round;
import bourg.billing.metering.Rounds.Waiting;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rates the months that are over, and what came late to those rated before. Each step is one
 * transaction that leaves all of its work or no trace: whoever is killed is simply followed.
 */
@Component
class MonthlyRating {
    private static final Logger LOG = LoggerFactory.getLogger(MonthlyRating.class);
    private static final int WORKERS = 2;
    private static final int LINES_AT_ONCE = 500;

    private final Rounds rounds;
    private final Rating rating;
    private final TransactionTemplate transactions;
    private final int eventsAtOnce;

    MonthlyRating(
            Rounds rounds,
            Rating rating,
            MeteringSettings settings,
            @Qualifier("federationTransactions") PlatformTransactionManager transactions) {
        this.rounds = rounds;
        this.rating = rating;
        this.eventsAtOnce = settings.eventsAtOnce();
        this.transactions = new TransactionTemplate(transactions);
    }

    /** Closes what was over at a moment, then finishes all that is closed. */
    void run(Instant over) {
        rounds.due(over).forEach(this::close);
        for (Round round : rounds.unfinished()) {
            try {
                finish(round);
            } catch (RuntimeException failure) {
                // One month that cannot be rated holds up no other.
                LOG.error("{} is not rated", round, failure);
            }
        }
    }

    /** From here on nothing can join what the round covers. */
    void close(long period) {
        transactions.executeWithoutResult(_ -> {
            Due due = rounds.lock(period).orElseThrow();
            Waiting waiting = rounds.waiting(due);
            if (waiting.events() > 0) {
                rounds.cut(rounds.open(due, waiting), eventsAtOnce);
            }
        });
    }

    void finish(Round round) {
        sum(round);
        rate(round);
        while (seal(round)) {
            LOG.debug("{} is being sealed", round);
        }
        transactions.executeWithoutResult(_ -> rating.sealed(round));
    }

    /** Several at a time, for each has its own slices. */
    void sum(Round round) {
        Callable<Void> worker =
                () -> {
                    while (sumNext(round)) {
                        LOG.debug("{} is being summed", round);
                    }
                    return null;
                };
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each :
                    workers.invokeAll(Stream.generate(() -> worker).limit(WORKERS).toList())) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(round + " is not summed", failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    boolean sumNext(Round round) {
        return Boolean.TRUE.equals(
                transactions.execute(_ -> {
                    Optional<Rounds.Piece> piece = rounds.claim(round);
                    piece.ifPresent(rating::sum);
                    return piece.isPresent();
                }));
    }

    void rate(Round round) {
        if (!rounds.summed(round)) {
            throw new IllegalStateException(round + " is still being summed");
        }
        transactions.executeWithoutResult(_ -> {
            if (rating.lock(round)) {
                rating.rate(round);
            }
        });
    }

    boolean seal(Round round) {
        return Boolean.TRUE.equals(transactions.execute(_ -> rating.seal(round, LINES_AT_ONCE)));
    }
}
