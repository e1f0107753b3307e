package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.CardPages;
import bourg.billing.checkout.Payments;
import bourg.billing.stripe.HostedPages;
import bourg.billing.stripe.Signatures.Received;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The provider's events: stored once, then each only a hint to ask the provider how its object
 * stands, so that order, repetition and delay do not matter.
 */
@Component
public class ProviderEvents {
    private final JdbcClient federation;
    private final Payments payments;
    private final HostedPages pages;
    private final Captures captures;
    private final Asked asked;

    ProviderEvents(
            @Qualifier("federation") JdbcClient federation,
            Payments payments,
            HostedPages pages,
            Captures captures,
            Asked asked) {
        this.federation = federation;
        this.payments = payments;
        this.pages = pages;
        this.captures = captures;
        this.asked = asked;
    }

    /** What else events lead to. */
    @Component
    record Asked(
            GivingBack refunds,
            Disputing disputes,
            AccountNews accounts,
            CardPages cards,
            Desk desk) {}

    /** Stores an event, once, with the work of looking into it. */
    public void receive(Received event) {
        asked.desk().books().runInTransaction(() -> store(event, "WEBHOOK"));
    }

    /** Stores an event that never came by itself. */
    void found(Received event) {
        asked.desk().books().runInTransaction(() -> store(event, "SWEEP"));
    }

    private void store(Received event, String foundBy) {
        int inserted =
                federation
                        .sql(
                                "insert into provider_event (id, type, object_id, account, api_version, happened_at, found_by,"
                                        + " received_at) values (:id, :type, :object, :account, :version, :happened, :found, now())"
                                        + " on conflict do nothing")
                        .param("id", event.id())
                        .param("type", event.type())
                        .param("object", event.object(), Types.VARCHAR)
                        .param("account", event.account(), Types.VARCHAR)
                        .param("version", event.apiVersion(), Types.VARCHAR)
                        .param("happened", at(event.happenedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("found", foundBy)
                        .update();
        if (inserted == 1) {
            asked.desk().work().schedule(Work.EVENT, event.id());
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** An event that waits to be looked into. */
    private record Waiting(String type, @Nullable String object, @Nullable String account) {}

    void process(String id) {
        federation
                .sql(
                        "select type, object_id, account from provider_event where id = ? and processed_at is null")
                .param(id)
                .query((row, _) ->
                        new Waiting(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .ifPresent(event -> processed(id, applies(event)));
    }

    private void processed(String id, boolean applied) {
        federation
                .sql("update provider_event set processed_at = now(), outcome = ? where id = ?")
                .params(applied ? "APPLIED" : "IGNORED", id)
                .update();
    }

    private boolean applies(Waiting event) {
        if (event.object() == null) {
            return false;
        }
        return switch (event.type()) {
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired" ->
                    refreshPage(event.object());
            case "refund.created", "refund.updated", "refund.failed" ->
                    asked.refunds().refresh(event.object());
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated",
                    "charge.dispute.closed" ->
                    asked.disputes().refresh(event.object());
            case "account.updated",
                    "v2.core.account[requirements].updated",
                    "v2.core.account[configuration.recipient].updated",
                    "v2.core.account[configuration.recipient].capability_status_updated" ->
                    asked.accounts().accountChanged(event.object());
            case "payout.created",
                    "payout.updated",
                    "payout.paid",
                    "payout.failed",
                    "payout.canceled" ->
                    asked.accounts().payoutChanged(event.account(), event.object());
            default -> false;
        };
    }

    private boolean refreshPage(String id) {
        Optional<Attempt> known = payments.ofPage(id);
        HostedPages.Page page = pages.find(id);
        Optional<Attempt> attempt = known.isPresent() ? known : namedBy(page);
        attempt.ifPresent(found -> captures.apply(found, page));
        return attempt.isPresent() || asked.cards().heard(page);
    }

    /** We may have been killed between opening the page and writing its name down. */
    private Optional<Attempt> namedBy(HostedPages.Page page) {
        return Optional.ofNullable(page.payment())
                .flatMap(PaymentId::parse)
                .flatMap(payments::find)
                .map(attempt -> {
                    payments.opened(attempt.payment().id(), page.id(), String.valueOf(page.url()));
                    return payments.find(attempt.payment().id()).orElseThrow();
                });
    }

    /** Takes up events whose work was lost. */
    void resumeAll(Instant receivedBefore) {
        federation
                .sql(
                        "select id from provider_event where processed_at is null and received_at < ? limit 500")
                .param(receivedBefore.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(id -> asked.desk().work().schedule(Work.EVENT, id));
    }
}
