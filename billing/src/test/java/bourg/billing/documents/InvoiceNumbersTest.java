package bourg.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.Identifiers;
import bourg.tenants.trial.CityTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many who number at once, some of whom give up, leave no gap and no number twice. */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class InvoiceNumbersTest {
    private static final int WISHES = 200;

    @Autowired InvoiceRows rows;

    @Autowired
    @Qualifier("federationTransactions")
    PlatformTransactionManager transactions;

    @Test
    void numbersHaveNoGapsPerIssuerAndYear() throws Exception {
        Party issuer = Party.partner(new PartnerId(Identifiers.next()));
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        List<Callable<Long>> wishes = new ArrayList<>();
        for (int i = 0; i < WISHES; i++) {
            boolean givesUp = i % 3 == 0;
            wishes.add(() ->
                    Objects.requireNonNull(
                            transaction.execute(status -> {
                                long number = rows.next(issuer, 2026);
                                if (givesUp) {
                                    status.setRollbackOnly();
                                    return 0L;
                                }
                                return number;
                            })));
        }
        List<Long> given = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Long> wish : pool.invokeAll(wishes)) {
                given.add(wish.get());
            }
        }
        given.removeIf(number -> number == 0);
        assertThat(given.stream().sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, given.size()).boxed().toList())
                .hasSize(133);
        long otherYear = Objects.requireNonNull(transaction.execute(_ -> rows.next(issuer, 2027)));
        assertThat(otherYear).isEqualTo(1);
    }
}
