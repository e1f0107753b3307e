package bourg.marketplace;

import bourg.tenants.AuditAct;
import bourg.tenants.Cities;
import bourg.tenants.CurrentCity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a subscription follow its orders, in the transaction in which an order takes a step: what is
 * paid is had, once.
 */
@Component
class SubscriptionSteps {
    private final EntityManager entities;
    private final Chronicle chronicle;
    private final Cities cities;
    private final Trials trials;

    SubscriptionSteps(EntityManager entities, Chronicle chronicle, Cities cities, Trials trials) {
        this.entities = entities;
        this.chronicle = chronicle;
        this.cities = cities;
        this.trials = trials;
    }

    /** What a subscription pins besides its first order. */
    record Opening(AdoptionId adoption, PricePlan.Subscription plan, int quantity, int most) {}

    void open(OrderRow first, Opening opening) {
        PricePlan.Subscription plan = opening.plan();
        SubscriptionRow row = new SubscriptionRow();
        row.id = SubscriptionId.next().value();
        row.firstOrder = first.id;
        row.adoption = opening.adoption().value();
        row.citizen = first.citizen;
        row.state = SubscriptionState.OPENING;
        row.unitMinor = plan.unit().amountMinor();
        row.currency = plan.currency().getCurrencyCode();
        row.every = plan.every();
        row.trialDays = plan.trialDays();
        row.quantity = opening.quantity();
        row.most = opening.most();
        row.createdAt = first.placedAt;
        entities.persist(row);
        entities.flush();
        entities.persist(
                SubscriptionOrderRow.of(
                        first.id,
                        row,
                        SubscriptionOrderRow.Kind.PERIOD,
                        plan.hasTrial() ? 0 : 1,
                        row.quantity));
        entities.flush();
    }

    Optional<SubscriptionRow> lock(UUID id) {
        return Optional.ofNullable(
                entities.find(SubscriptionRow.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The order as one of a subscription, if it is one. */
    Optional<SubscriptionOrderRow> entry(UUID order) {
        return Optional.ofNullable(entities.find(SubscriptionOrderRow.class, order));
    }

    /**
     * An order that waits would begin a trial that the person has had since: the subscription ends
     * before it began, and the order is to be given up.
     */
    boolean isTrialGone(OrderRow order, Instant at) {
        Optional<SubscriptionRow> gone =
                entry(order.id)
                        .filter(entry -> entry.kind == SubscriptionOrderRow.Kind.PERIOD)
                        .flatMap(entry -> lock(entry.subscription))
                        .filter(row -> row.anchor == null && row.trialDays > 0)
                        .filter(row -> row.state != SubscriptionState.ENDED && trials.wasHad(row));
        gone.ifPresent(row -> end(row, order.id, EndCause.TRIAL_HAD, at));
        return gone.isPresent();
    }

    /** An order has taken a step. */
    void follow(OrderRow order, OrderState step, Instant at) {
        entry(order.id)
                .ifPresent(
                        entry -> follow(lock(entry.subscription).orElseThrow(), entry, step, at));
    }

    private void follow(
            SubscriptionRow row, SubscriptionOrderRow entry, OrderState step, Instant at) {
        boolean period = entry.kind == SubscriptionOrderRow.Kind.PERIOD;
        switch (step) {
            case PAID -> {
                if (period) {
                    paid(row, entry, at);
                } else {
                    row.quantity = entry.quantity;
                }
            }
            case REFUSED -> {
                if (period) {
                    end(row, entry.orderId, EndCause.REFUSED, at);
                }
            }
            case CANCELLED -> {
                if (period) {
                    boolean begun = row.anchor != null;
                    end(row, entry.orderId, begun ? EndCause.PERSON : EndCause.NOT_BEGUN, at);
                }
            }
            case AWAITING_APPROVAL, AWAITING_PAYMENT, ACCEPTED, DONE, EXPIRED -> {
                // A first order that has expired may still be paid.
            }
        }
    }

    private void paid(SubscriptionRow row, SubscriptionOrderRow entry, Instant at) {
        if (row.anchor == null) {
            row.begin(at, zone());
            row.trialKey = row.trialDays > 0 ? trials.key(row) : null;
            note("subscription_begun", row);
            return;
        }
        row.paidUpTo(entry.number, zone());
        row.creditMinor -= entry.creditMinor;
        if (row.state == SubscriptionState.TRIAL || row.state == SubscriptionState.PAST_DUE) {
            row.become(SubscriptionState.ACTIVE);
        }
        note("subscription_renewed", row);
    }

    /** Ends it once, and says why. */
    void end(SubscriptionRow row, UUID order, EndCause cause, Instant at) {
        if (row.state == SubscriptionState.ENDED) {
            return;
        }
        row.become(SubscriptionState.ENDED);
        row.cause = cause;
        row.endedAt = at;
        note("subscription_ended", row);
        if (cause != EndCause.NOT_BEGUN) {
            chronicle
                    .outbox()
                    .publish(
                            new SubscriptionEvent.Ended(
                                    new SubscriptionId(row.id), new OrderId(order), at, cause));
        }
    }

    void note(String verb, SubscriptionRow row) {
        chronicle.trail().changed(act(verb, new SubscriptionId(row.id), row.citizen));
    }

    static AuditAct act(String verb, SubscriptionId id, @Nullable String citizen) {
        return new AuditAct(verb, id.prefix(), id.toString(), citizen);
    }

    private ZoneId zone() {
        return cities.require(CurrentCity.id()).timeZone();
    }
}
