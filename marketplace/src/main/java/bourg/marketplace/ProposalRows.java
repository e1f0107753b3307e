package bourg.marketplace;

import bourg.tenants.AuditActor;
import bourg.tenants.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposed terms as rows of the control plane; each tells the other side when it changes. */
@Component
class ProposalRows {
    private final JdbcClient federation;
    private final ProposalNews news;

    ProposalRows(@Qualifier("federation") JdbcClient federation, ProposalNews news) {
        this.federation = federation;
        this.news = news;
    }

    /** Returns false if other terms that wait for an answer cover some of the days. */
    boolean insert(Proposal proposal) {
        Proposal.Subject subject = proposal.subject();
        boolean inserted =
                federation
                                .sql(
                                        """
                                        insert into proposal (id, adoption, city, offer, offer_version, partner, proposed_by, city_share,
                                            partner_share, platform_share, components, fee_bearer, valid_from, valid_until,
                                            proposed_at, proposer, expires_at)
                                        values (:id, :adoption, :city, :offer, :version, :partner, :side, :city_share,
                                            :partner_share, :platform_share, cast(:components as jsonb), :fee_bearer, :from,
                                            cast(:until as date), :at, :by, :expires)
                                        on conflict do nothing
                                        """)
                                .param("id", proposal.id().value())
                                .param("adoption", subject.adoption().value())
                                .param("city", subject.city().value())
                                .param("offer", subject.offer().value())
                                .param("version", subject.version())
                                .param("partner", subject.partner().value())
                                .param("side", proposal.proposed().side().name())
                                .params(AgreementRows.columns(proposal.terms()))
                                .param("at", Times.sql(proposal.proposed().at()))
                                .param("by", proposal.proposed().by(), Types.VARCHAR)
                                .param("expires", Times.sql(proposal.proposed().expiresAt()))
                                .update()
                        == 1;
        if (inserted) {
            news.tell(proposal.id(), subject.city(), ProposalState.OPEN);
        }
        return inserted;
    }

    /** Writes down how an open proposal ended, and tells the other side. */
    void end(
            Proposal proposal,
            ProposalState outcome,
            @Nullable String reason,
            @Nullable Integer agreement) {
        federation
                .sql(
                        "update proposal set outcome = :outcome, ended_at = :at, ended_by = :by, reason = :reason,"
                                + " agreement = :agreement where id = :id and outcome is null")
                .param("outcome", outcome.name())
                .param("at", Times.sql(Times.now()))
                .param("by", AuditActor.current().subject(), Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR)
                .param("agreement", agreement, Types.INTEGER)
                .param("id", proposal.id().value())
                .update();
        news.tell(proposal.id(), proposal.subject().city(), outcome);
    }

    /** The proposal, for whose change others wait. */
    Optional<Proposal> lock(ProposalId id) {
        return query("id = ? for update", id.value()).stream().findFirst();
    }

    Optional<Proposal> find(ProposalId id) {
        return query("id = ?", id.value()).stream().findFirst();
    }

    List<Proposal> openOf(AdoptionId adoption) {
        return query("adoption = ? and outcome is null order by id for update", adoption.value());
    }

    List<Proposal> of(AdoptionId adoption) {
        return query("adoption = ? order by id desc limit 50", adoption.value());
    }

    /** Open ones whose time is over, each for who asks alone. */
    List<Proposal> overdue(Instant now, int most) {
        return query(
                "outcome is null and expires_at <= ? order by id limit ? for update skip locked",
                Times.sql(now),
                most);
    }

    /** Of a city or partner, newest first. */
    List<Proposal> list(Party party, @Nullable UUID after, int limit) {
        return query(
                column(party)
                        + " = ?"
                        + (after == null ? "" : " and id < '" + after + "'")
                        + " order by id desc limit ?",
                owner(party),
                limit);
    }

    /** Open ones that the other side proposed to a city or partner, newest first. */
    List<Proposal> openFor(Party answerer, int most) {
        return query(
                column(answerer)
                        + " = ? and outcome is null and proposed_by <> ? order by id desc limit ?",
                owner(answerer),
                answerer.kind().name(),
                most);
    }

    private static String column(Party party) {
        return party.kind() == Party.Kind.CITY ? "city" : "partner";
    }

    private static UUID owner(Party party) {
        String id = String.valueOf(party.id());
        return party.kind() == Party.Kind.CITY
                ? CityId.parse(id).orElseThrow().value()
                : PartnerId.parse(id).orElseThrow().value();
    }

    private List<Proposal> query(String where, Object... parameters) {
        return federation
                .sql("select * from proposal where " + where)
                .params(parameters)
                .query((row, _) -> read(row))
                .list();
    }

    private static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                new ProposalId(row.getObject("id", UUID.class)),
                new Proposal.Subject(
                        new AdoptionId(row.getObject("adoption", UUID.class)),
                        new CityId(row.getObject("city", UUID.class)),
                        new OfferId(row.getObject("offer", UUID.class)),
                        row.getInt("offer_version"),
                        new PartnerId(row.getObject("partner", UUID.class))),
                AgreementRows.terms(row),
                new Proposal.Proposed(
                        Party.Kind.valueOf(row.getString("proposed_by")),
                        Times.read(row, "proposed_at"),
                        row.getString("proposer"),
                        Times.read(row, "expires_at")),
                end(row));
    }

    private static Proposal.@Nullable End end(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Proposal.End(
                        ProposalState.valueOf(outcome),
                        Times.read(row, "ended_at"),
                        row.getString("ended_by"),
                        row.getString("reason"),
                        row.getObject("agreement", Integer.class));
    }
}
