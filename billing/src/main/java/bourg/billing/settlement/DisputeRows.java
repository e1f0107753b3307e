package bourg.billing.settlement;

import bourg.billing.Dispute;
import bourg.billing.DisputeId;
import bourg.billing.DisputeState;
import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PostingId;
import bourg.billing.stripe.CardDisputes.Movement;
import bourg.billing.stripe.CardDisputes.Seen;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.tenants.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables dispute and dispute_movement; writes join the caller's transaction. */
@Component
public class DisputeRows {
    private static final String SELECT =
            """
            select d.*, coalesce(m.taken, 0) as taken_minor, coalesce(m.fee, 0) as fee_minor from dispute d
            left join lateral (select sum(amount_minor)::bigint as taken, sum(fee_minor)::bigint as fee
                from dispute_movement where dispute = d.id) m on true
            """;
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient federation;

    DisputeRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public Optional<Dispute> find(DisputeId id) {
        return list("where d.id = ?", id.value()).stream().findFirst();
    }

    /** One for each payment of the charge that the bank contests. */
    List<Dispute> byProviderRef(String providerRef) {
        return list("where d.provider_ref = ? order by d.payment", providerRef);
    }

    public List<Dispute> ofOrder(OrderId order) {
        return list("where d.order_id = ? order by d.id", order.value());
    }

    /** The same dispute as it touches all payments of the charge. */
    public List<Dispute> together(DisputeId id) {
        return list(
                "where d.provider_ref = (select provider_ref from dispute where id = ?) order by d.payment",
                id.value());
    }

    public List<Dispute> ofCity(CityId city, @Nullable DisputeId before, int limit) {
        return list(
                "where d.city = ? and d.id < ? order by d.id desc limit ?",
                city.value(),
                before == null ? LAST : before.value(),
                limit);
    }

    public List<Dispute> awaitingAnswer(CityId city, int limit) {
        return list(
                "where d.city = ? and d.state in ('INQUIRY', 'NEEDS_RESPONSE') and d.answered_at is null"
                        + " and (d.due_by is null or d.due_by > now()) order by d.due_by, d.id limit ?",
                city.value(),
                limit);
    }

    private List<Dispute> list(String where, Object... parameters) {
        return federation.sql(SELECT + where).params(parameters).query(DisputeRows::read).list();
    }

    String providerRef(DisputeId id) {
        return federation
                .sql("select provider_ref from dispute where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    /** One of the payments that a charge paid; the others share its page. */
    Optional<PaymentId> paymentOf(String charge) {
        return federation
                .sql("select id from payment where charge_id = ? order by id limit 1")
                .param(charge)
                .query((row, _) -> new PaymentId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Whether money of the payment lies with a bank that has yet to decide. */
    boolean isContested(PaymentId payment) {
        return federation
                .sql(
                        "select exists (select from dispute where payment = ? and state in ('NEEDS_RESPONSE', 'UNDER_REVIEW'))")
                .param(payment.value())
                .query(Boolean.class)
                .single();
    }

    /** Writes a dispute down when it is first heard of; tells whether it was. */
    boolean insert(Payment payment, Seen seen, long amountMinor) {
        return federation
                        .sql(
                                """
                                insert into dispute (id, provider_ref, payment, order_id, city, currency, amount_minor, reason,
                                    state, opened_at, checked_at)
                                values (:id, :ref, :payment, :order, :city, :currency, :amount, :reason, :state, :opened, now())
                                on conflict (provider_ref, payment) do nothing
                                """)
                        .param("id", DisputeId.next().value())
                        .param("ref", seen.id())
                        .param("payment", payment.id().value())
                        .param("order", payment.order().value())
                        .param("city", payment.city().value())
                        .param("currency", seen.amount().currency().getCurrencyCode())
                        .param("amount", amountMinor)
                        .param("reason", seen.reason())
                        .param("state", seen.state().name())
                        .param("opened", seen.openedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Brings a dispute up to what was seen; an older sight of it changes nothing that counts. */
    void update(Dispute known, Seen seen) {
        DisputeState state = known.state().mayBecome(seen.state()) ? seen.state() : known.state();
        federation
                .sql(
                        "update dispute set state = :state, due_by = coalesce(:due, due_by), checked_at = now(),"
                                + " answered_at = case when :answered then coalesce(answered_at, now()) else answered_at end"
                                + " where id = :id")
                .param("state", state.name())
                .param(
                        "due",
                        seen.dueBy() == null ? null : seen.dueBy().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("answered", seen.answered())
                .param("id", known.id().value())
                .update();
    }

    void accepted(DisputeId id) {
        federation
                .sql(
                        "update dispute set accepted_at = coalesce(accepted_at, now())"
                                + " where provider_ref = (select provider_ref from dispute where id = ?)")
                .param(id.value())
                .update();
    }

    /** What a movement takes of one of several payments has the movement's name and its own. */
    static String named(Movement movement, PaymentId payment) {
        return movement.id() + ":" + payment;
    }

    boolean knows(String providerRef, Movement movement) {
        return federation
                .sql(
                        "select exists (select from dispute_movement m join dispute d on d.id = m.dispute"
                                + " where d.provider_ref = ? and (m.id = ? or starts_with(m.id, ?)))")
                .params(providerRef, movement.id(), movement.id() + ":")
                .query(Boolean.class)
                .single();
    }

    void insert(Dispute dispute, Movement movement, long[] parts, PostingId posting) {
        federation
                .sql(
                        "insert into dispute_movement (id, dispute, amount_minor, fee_minor, parts, posting, happened_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        movement.id(),
                        dispute.id().value(),
                        movement.taken().amountMinor(),
                        movement.fee().amountMinor(),
                        parts,
                        posting.value(),
                        movement.at().atOffset(ZoneOffset.UTC))
                .update();
        federation
                .sql("update payment set disputed_minor = disputed_minor + ? where id = ?")
                .params(movement.taken().amountMinor(), dispute.payment().value())
                .update();
    }

    /** What each movement took of each part of the payment; negative where it came back. */
    List<long[]> partsOf(PaymentId payment) {
        return parts(
                "select m.parts from dispute_movement m join dispute d on d.id = m.dispute where d.payment = ?",
                payment.value());
    }

    List<long[]> partsOf(DisputeId dispute) {
        return parts("select parts from dispute_movement where dispute = ?", dispute.value());
    }

    private List<long[]> parts(String sql, UUID of) {
        return federation
                .sql(sql)
                .param(of)
                .query((row, _) ->
                        Arrays.stream((Long[]) row.getArray("parts").getArray())
                                .mapToLong(Long::longValue)
                                .toArray())
                .list();
    }

    /** The movements that took money. */
    List<String> takingOf(DisputeId dispute) {
        return federation
                .sql(
                        "select id from dispute_movement where dispute = ? and amount_minor > 0 order by id")
                .param(dispute.value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Open ones that were not looked at for a while, under the provider's names. */
    List<String> unwatched(Instant checkedBefore) {
        return federation
                .sql(
                        "select provider_ref from dispute where state in ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW')"
                                + " and checked_at < ? group by provider_ref order by min(checked_at) limit 100")
                .param(checkedBefore.atOffset(ZoneOffset.UTC))
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static Dispute read(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new Dispute(
                new DisputeId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                new CityId(row.getObject("city", UUID.class)),
                Money.of(row.getLong("amount_minor"), currency),
                Money.of(row.getLong("taken_minor"), currency),
                Money.of(row.getLong("fee_minor"), currency),
                row.getString("reason"),
                DisputeState.valueOf(row.getString("state")),
                instant(row, "due_by"),
                instant(row, "answered_at"),
                instant(row, "accepted_at"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
