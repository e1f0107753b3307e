package bourg.billing;

import bourg.billing.settlement.DisputeAnswers;
import bourg.billing.settlement.DisputeRows;
import bourg.marketplace.OrderId;
import bourg.tenants.CurrentCity;
import bourg.tenants.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The disputes of the bound city's payments: what is contested, until when the bank can be
 * answered, and the answer. Call what asks the provider with no transaction open; it throws {@code
 * ProviderAway} if the provider is silent, and asking again is safe.
 */
@Component
public class Disputes {
    private final DisputeRows rows;
    private final DisputeAnswers answers;

    Disputes(DisputeRows rows, DisputeAnswers answers) {
        this.rows = rows;
        this.answers = answers;
    }

    /** The latest first. */
    public Page<Dispute> list(@Nullable DisputeId before, int limit) {
        return Page.of(rows.ofCity(CurrentCity.id(), before, limit + 1), limit);
    }

    /** Those that wait for an answer, the nearest deadline first. */
    public List<Dispute> awaitingAnswer(int limit) {
        return rows.awaitingAnswer(CurrentCity.id(), limit);
    }

    public Optional<Dispute> find(DisputeId id) {
        return rows.find(id).filter(dispute -> dispute.city().equals(CurrentCity.id()));
    }

    public List<Dispute> ofOrder(OrderId order) {
        return rows.ofOrder(order).stream()
                .filter(dispute -> dispute.city().equals(CurrentCity.id()))
                .toList();
    }

    /**
     * The parts of the same dispute in other orders that the charge paid: what is answered or given
     * up is answered or given up for all.
     */
    public List<Dispute> others(Dispute dispute) {
        return rows.together(dispute.id()).stream()
                .filter(other -> other.city().equals(CurrentCity.id()))
                .filter(other -> !other.id().equals(dispute.id()))
                .toList();
    }

    /**
     * Tells the bank why the payment was right. The text goes to the provider only, once: it may
     * speak of a person, and the books do not.
     */
    public Contesting answer(DisputeId id, String text) {
        return open(id, dispute -> answers.answer(dispute, text));
    }

    /** Gives the money up: the dispute is lost. */
    public Contesting accept(DisputeId id) {
        return open(id, answers::accept);
    }

    private Contesting open(DisputeId id, Step step) {
        Optional<Dispute> found = find(id);
        if (found.isEmpty()) {
            return new Contesting.NotFound();
        }
        Dispute dispute = found.get();
        if (!dispute.isAnswerable()) {
            return new Contesting.NotOpen(dispute);
        }
        return dispute.awaitsAnswer(Instant.now())
                ? step.on(dispute)
                : new Contesting.TooLate(dispute);
    }

    private interface Step {
        Contesting on(Dispute dispute);
    }
}
