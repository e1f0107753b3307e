package bourg.billing.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.StripeCollection;
import com.stripe.param.BalanceTransactionListParams;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every change of our balance with Stripe, as Stripe lists them. */
@Component
public class BalanceLines {
    private static final long PAGE = 100;

    private final Calls calls;

    BalanceLines(Calls calls) {
        this.calls = calls;
    }

    /** One change of the balance: by which object, and how much net of fees. */
    public record Line(String source, String currency, long netMinor) {}

    public List<Line> all() {
        List<Line> lines = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            var page = page(after);
            page.getData().forEach(transaction -> lines.add(line(transaction)));
            more = page.getHasMore() && !page.getData().isEmpty();
            after = more ? page.getData().getLast().getId() : null;
        }
        return lines;
    }

    private StripeCollection<BalanceTransaction> page(@Nullable String after) {
        var params = BalanceTransactionListParams.builder().setLimit(PAGE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return calls.ask(stripe -> stripe.v1().balanceTransactions().list(params.build()));
    }

    private static Line line(BalanceTransaction transaction) {
        String source = transaction.getSource();
        return new Line(
                source == null ? transaction.getId() : source,
                Words.currency(transaction.getCurrency()).getCurrencyCode(),
                transaction.getNet());
    }
}
