package bourg.billing.stripe;

import bourg.billing.DisputeState;
import bourg.marketplace.Money;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeUpdateParams;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What card holders contest at their banks, and what we answer. */
@Component
public class CardDisputes {
    private final Calls calls;

    CardDisputes(Calls calls) {
        this.calls = calls;
    }

    /** A dispute as it stands, with every movement of our balance because of it, oldest first. */
    public record Seen(
            String id,
            String charge,
            Money amount,
            String reason,
            DisputeState state,
            @Nullable Instant dueBy,
            boolean answered,
            Instant openedAt,
            List<Movement> movements) {
        public Seen {
            movements = List.copyOf(movements);
        }
    }

    /** What left our balance, or came back if it is negative, beside the fee. */
    public record Movement(String id, Money taken, Money fee, Instant at) {}

    public Seen find(String id) {
        return seen(calls.ask(stripe -> stripe.v1().disputes().retrieve(id)));
    }

    /** What a charge was made for, as we told the provider: a payment, and its order or basket. */
    public record Purpose(@Nullable String payment, @Nullable String group) {}

    public Purpose purposeOf(String charge) {
        Charge found = calls.ask(stripe -> stripe.v1().charges().retrieve(charge));
        Map<String, String> metadata = found.getMetadata();
        return new Purpose(
                metadata == null ? null : metadata.get("payment"), found.getTransferGroup());
    }

    /** Submits our answer to the bank; it can be given once. */
    public Seen answer(String id, String text, String key) {
        var params =
                DisputeUpdateParams.builder()
                        .setEvidence(
                                DisputeUpdateParams.Evidence.builder()
                                        .setUncategorizedText(text)
                                        .build())
                        .setSubmit(true)
                        .build();
        return seen(calls.ask(stripe -> stripe.v1().disputes().update(id, params, Calls.key(key))));
    }

    /** Gives the money up. */
    public Seen accept(String id, String key) {
        return seen(calls.ask(stripe -> stripe.v1().disputes().close(id, Calls.key(key))));
    }

    private static Seen seen(Dispute dispute) {
        var details = dispute.getEvidenceDetails();
        Long due = details == null ? null : details.getDueBy();
        Long submitted = details == null ? null : details.getSubmissionCount();
        return new Seen(
                dispute.getId(),
                dispute.getCharge(),
                new Money(dispute.getAmount(), Words.currency(dispute.getCurrency())),
                String.valueOf(dispute.getReason()),
                state(dispute.getStatus()),
                due == null ? null : Instant.ofEpochSecond(due),
                submitted != null && submitted > 0,
                Instant.ofEpochSecond(dispute.getCreated()),
                movements(dispute));
    }

    private static List<Movement> movements(Dispute dispute) {
        List<BalanceTransaction> all = dispute.getBalanceTransactions();
        return all == null
                ? List.of()
                : all.stream()
                        .sorted(
                                Comparator.comparing(BalanceTransaction::getCreated)
                                        .thenComparing(BalanceTransaction::getAmount))
                        .map(CardDisputes::movement)
                        .toList();
    }

    private static Movement movement(BalanceTransaction line) {
        var currency = Words.currency(line.getCurrency());
        return new Movement(
                line.getId(),
                new Money(Math.negateExact(line.getAmount()), currency),
                new Money(line.getFee(), currency),
                Instant.ofEpochSecond(line.getCreated()));
    }

    private static DisputeState state(String status) {
        return switch (status) {
            case "warning_needs_response", "warning_under_review" -> DisputeState.INQUIRY;
            case "needs_response" -> DisputeState.NEEDS_RESPONSE;
            case "under_review" -> DisputeState.UNDER_REVIEW;
            case "won" -> DisputeState.WON;
            case "lost" -> DisputeState.LOST;
            case "warning_closed", "prevented" -> DisputeState.CLOSED;
            default -> throw new IllegalStateException("Unknown state of a dispute: " + status);
        };
    }
}
