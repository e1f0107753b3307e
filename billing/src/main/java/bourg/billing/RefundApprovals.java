package bourg.billing;

import bourg.billing.settlement.SecondPerson;
import bourg.tenants.Actor;
import bourg.tenants.CityId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Large refunds of a city that wait for another finance person than the one who asked. */
@Component
public class RefundApprovals {
    private static final int MOST = 200;

    private final SecondPerson decisions;

    RefundApprovals(SecondPerson decisions) {
        this.decisions = decisions;
    }

    /** A refund that waits, and the pseudonymous subject of who asked for it. */
    public record Waiting(Refund refund, String requestedBy) {
        public boolean isOf(Actor.Staff somebody) {
            return requestedBy.equals(somebody.subject());
        }
    }

    /** The oldest first. */
    public List<Waiting> of(CityId city) {
        return decisions.waitingIn(city, MOST);
    }

    /** A refund of the city, wherever it stands. */
    public Optional<Refund> find(CityId city, RefundId refund) {
        return decisions.find(city, refund);
    }

    /** Lets a refund go; of two who decide at once, one does. */
    public RefundDecision approve(Actor.Staff by, RefundId refund) {
        return decisions.decide(by, refund, true);
    }

    /** Refuses it: what it had reserved is free again. */
    public RefundDecision decline(Actor.Staff by, RefundId refund) {
        return decisions.decide(by, refund, false);
    }
}
