package bourg.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.marketplace.MarketplaceTest;
import bourg.marketplace.Offer;
import bourg.marketplace.Partner;
import bourg.marketplace.ProposalId;
import bourg.marketplace.Stall;
import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Terms that one side proposes: nothing is sold under them before both have said yes. */
@MarketplaceTest
class ProposalsTests {
    private static final String PROPOSALS = "/api/v1/proposals/";

    private final TestHttp http;
    private final TestTokens tokens;
    private final Stall stall;
    private final JdbcClient federation;
    private final City city;
    private final City other;

    @Autowired
    ProposalsTests(
            TestHttp http,
            TestTokens tokens,
            Stall stall,
            @Qualifier("federation") JdbcClient federation,
            TestCities cities) {
        this.http = http;
        this.tokens = tokens;
        this.stall = stall;
        this.federation = federation;
        this.city = cities.quebec("proposante");
        this.other = cities.novaScotia("proposing");
    }

    private TestHttp.Request staff(City of, StaffRole... roles) {
        return http.to(of.host()).as(tokens.staff(of, roles));
    }

    private TestHttp.Request admin() {
        return staff(city, StaffRole.ADMIN);
    }

    private TestHttp.Request partner(Partner partner) {
        return http.to("partners.localhost").as(tokens.partner(partner.alias(), PartnerRole.ADMIN));
    }

    private static String terms(int city, int partner, LocalDate from) {
        return """
        {"city_share_basis_points": %d, "partner_share_basis_points": %d, "platform_share_basis_points": %d,
         "fee_bearer": "platform", "valid_from": "%s"}
        """
                .formatted(city, partner, 10_000 - city - partner, from);
    }

    private LocalDate today() {
        return LocalDate.now(city.timeZone());
    }

    private Offer offer(Partner partner, String name) {
        return stall.published(partner, Stall.content(name, name));
    }

    /** The city adopts on terms that leave the partner less than half, its minimum. */
    private JsonNode adoptedBelow(Offer offer, LocalDate from) {
        TestHttp.Answer adopted =
                admin().create(
                                "/api/v1/adoptions",
                                "{\"offer_id\": \"%s\", \"terms\": %s}"
                                        .formatted(offer.id(), terms(6000, 3500, from)));
        assertThat(adopted.status()).isEqualTo(201);
        return adopted.json();
    }

    private static String id(JsonNode json) {
        return json.path("id").asString();
    }

    @Test
    void nothingIsSoldBeforeThePartnerAccepts() {
        Partner partner = stall.partner("Sous le minimum");
        JsonNode adopted = adoptedBelow(offer(partner, "Sous"), today().minusDays(3));
        String proposal = id(adopted.path("proposal"));
        assertThat(adopted.path("agreements")).isEmpty();
        String service = id(adopted);
        assertThat(admin().post("/api/v1/adoptions/" + service + "/publication", "").status())
                .isEqualTo(200);
        String quote = "/api/v1/services/" + service + "/quote";
        assertThat(http.to(city.host()).post(quote, "{}").status()).isEqualTo(404);

        acceptanceIsForThePartnersAdministrators(partner, proposal);
        JsonNode accepted = partner(partner).post(PROPOSALS + proposal + "/acceptance", "").json();
        assertThat(accepted.path("state").asString()).isEqualTo("accepted");
        assertThat(accepted.path("agreement_version").asInt()).isEqualTo(1);
        assertThat(partner(partner).post(PROPOSALS + proposal + "/acceptance", "").code())
                .isEqualTo("proposal_not_open");
        assertThat(http.to(city.host()).post(quote, "{}").status()).isEqualTo(200);
        JsonNode agreement =
                partner(partner)
                        .get("/api/v1/adoptions/" + service)
                        .json()
                        .path("agreements")
                        .get(0);
        // Both have said yes only today: it holds from today, although proposed for earlier.
        assertThat(agreement.path("terms").path("valid_from").asString())
                .isEqualTo(today().toString());
        JsonNode acceptance = agreement.path("acceptance");
        assertThat(acceptance.path("city_accepted_by").asString()).isNotEmpty();
        assertThat(acceptance.path("partner_accepted_by").asString())
                .isNotEmpty()
                .isNotEqualTo(acceptance.path("city_accepted_by").asString());
        assertThat(
                        acceptance.path("partner_offer_version").isNull()
                                || acceptance.path("partner_offer_version").isMissingNode())
                .isTrue();
        assertThat(acceptance.path("city_accepted_at").asString())
                .isLessThan(acceptance.path("partner_accepted_at").asString());
    }

    private void acceptanceIsForThePartnersAdministrators(Partner partner, String proposal) {
        String accept = PROPOSALS + proposal + "/acceptance";
        assertThat(admin().post(accept, "").code()).isEqualTo("proposal_not_yours");
        assertThat(staff(other, StaffRole.ADMIN).post(accept, "").status()).isEqualTo(404);
        assertThat(partner(stall.partner("Curieux")).post(accept, "").status()).isEqualTo(404);
        assertThat(
                        http.to("partners.localhost")
                                .as(tokens.partner(partner.alias(), PartnerRole.AGENT))
                                .post(accept, "")
                                .status())
                .isEqualTo(403);
        assertThat(partner(partner).get("/api/v1/proposals").json().path("items"))
                .anySatisfy(item -> assertThat(id(item)).isEqualTo(proposal));
        assertThat(partner(partner).get(PROPOSALS + proposal + "/simulation").status())
                .isEqualTo(200);
    }

    @Test
    void proposalsAreDeclinedWithdrawnAndMadeByPartnersToo() {
        Partner partner = stall.partner("Négocie");
        Offer offer = offer(partner, "Négocié");
        JsonNode adopted = adoptedBelow(offer, today());
        String service = "/api/v1/adoptions/" + id(adopted);
        String first = PROPOSALS + id(adopted.path("proposal"));
        assertThat(admin().create(service + "/agreements", terms(5500, 4000, today())).code())
                .isEqualTo("agreement_overlaps");
        assertThat(partner(partner).post(first + "/decline", "{\"reason\": \" \"}").status())
                .isEqualTo(400);
        JsonNode declined =
                partner(partner)
                        .post(first + "/decline", "{\"reason\": \"Trop peu pour nos coûts.\"}")
                        .json();
        assertThat(declined.path("state").asString()).isEqualTo("declined");
        assertThat(admin().get(first).json().path("reason").asString())
                .isEqualTo("Trop peu pour nos coûts.");

        JsonNode second =
                admin().create(service + "/agreements", terms(5500, 4000, today())).json();
        String withdrawal = PROPOSALS + id(second.path("proposal")) + "/withdrawal";
        assertThat(partner(partner).post(withdrawal, "").code()).isEqualTo("proposal_not_yours");
        assertThat(admin().post(withdrawal, "").json().path("state").asString())
                .isEqualTo("withdrawn");
        partnersProposeToo(partner, service);
    }

    private void partnersProposeToo(Partner partner, String service) {
        String proposing = service + "/proposals";
        assertThat(partner(partner).create(proposing, terms(5600, 4300, today())).status())
                .isEqualTo(400);
        assertThat(
                        partner(stall.partner("Tiers"))
                                .create(proposing, terms(500, 9000, today()))
                                .status())
                .isEqualTo(404);
        JsonNode third = partner(partner).create(proposing, terms(2500, 7000, today())).json();
        assertThat(third.path("proposed_by").asString()).isEqualTo("partner");
        String accept = PROPOSALS + id(third) + "/acceptance";
        assertThat(partner(partner).post(accept, "").code()).isEqualTo("proposal_not_yours");
        assertThat(staff(city, StaffRole.CLERK).post(accept, "").status()).isEqualTo(403);
        assertThat(admin().post(accept, "").json().path("agreement_version").asInt()).isEqualTo(1);
        assertThat(admin().get(service).json().path("agreements")).hasSize(1);
    }

    @Test
    void whatWasProposedNeverChangesAndExpiresUnanswered() {
        Partner partner = stall.partner("Attend");
        JsonNode adopted = adoptedBelow(offer(partner, "Attend"), today());
        UUID open = ProposalId.parse(id(adopted.path("proposal"))).orElseThrow().value();
        for (String change :
                List.of(
                        "update proposal set city_share = 5000, partner_share = 4500 where id = ?",
                        "update proposal set expires_at = expires_at + interval '1 day' where id = ?",
                        "delete from proposal where id = ?")) {
            assertThatThrownBy(() -> federation.sql(change).param(open).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("never changes");
        }
        assertThatThrownBy(() -> copy(open, "{}"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("proposal_no_overlap");
        expires(partner, open);
        admin().post("/api/v1/adoptions/" + id(adopted) + "/withdrawal", "");
        assertThat(admin().get(PROPOSALS + new ProposalId(open)).json().path("state").asString())
                .isEqualTo("withdrawn");
    }

    private void expires(Partner partner, UUID open) {
        UUID old =
                copy(
                        open,
                        """
                        {"valid_from": "2020-01-01", "valid_until": "2020-12-31",
                         "proposed_at": "2020-01-01T00:00:00Z", "expires_at": "2020-01-31T00:00:00Z"}
                        """);
        String accept = PROPOSALS + new ProposalId(old) + "/acceptance";
        assertThat(partner(partner).post(accept, "").code()).isEqualTo("proposal_not_open");
        assertThat(
                        partner(partner)
                                .get(PROPOSALS + new ProposalId(old))
                                .json()
                                .path("state")
                                .asString())
                .isEqualTo("expired");
        assertThatThrownBy(() ->
                        federation
                                .sql("update proposal set outcome = 'WITHDRAWN' where id = ?")
                                .param(old)
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private UUID copy(UUID proposal, String otherwise) {
        UUID id = ProposalId.next().value();
        federation
                .sql(
                        """
                        insert into proposal select (jsonb_populate_record(p, cast(:otherwise as jsonb)
                            || jsonb_build_object('id', cast(:id as text)))).* from proposal p where id = :proposal
                        """)
                .param("otherwise", otherwise)
                .param("id", id)
                .param("proposal", proposal)
                .update();
        return id;
    }
}
