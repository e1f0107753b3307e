package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditEntry;
import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerifier;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestCities;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sees or changes an order leaves a line; who may not see it leaves none. */
@MarketplaceTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class AuditedOrdersTests {
    @Autowired Stall stall;
    @Autowired Orders orders;
    @Autowired PartnerOrders partnerOrders;
    @Autowired AuditTrail trail;
    @Autowired AuditVerifier verifier;
    @Autowired TestCities cities;

    private record Proven(Actor actor) implements ActorSource {}

    private static void as(Actor actor) {
        var proof = new TestingAuthenticationToken(new Proven(actor), "", List.of());
        proof.setAuthenticated(true);
        SecurityContextHolder.getContext().setAuthentication(proof);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private List<AuditEntry> linesOf(City city, Order order) {
        return CurrentCity.call(
                        city.id(),
                        () ->
                                trail.list(
                                        AuditTrail.Filter.ofObject(order.id().toString()),
                                        null,
                                        50))
                .items()
                .reversed();
    }

    @Test
    void everyLookAndChangeByOfficialsIsALine() {
        City city = cities.quebec("watched");
        Partner partner = stall.partner("Regards");
        Adoption service = stall.live(city, stall.published(partner, Stall.content("A", "A")));
        Order order = stall.paid(city, service);
        Stall.await(() -> partnerOrders.find(partner.id(), order.id()).isPresent());

        as(new Actor.Staff("clerk-1", city.id(), Set.of(StaffRole.CLERK), "Claire"));
        CurrentCity.call(city.id(), () -> orders.find(order.id()));
        CurrentCity.call(city.id(), () -> orders.listOfCity(null, null, 10));
        as(new Actor.PartnerMember("pat", "regards", Set.of(PartnerRole.AGENT), "Pat"));
        partnerOrders.find(partner.id(), order.id());
        partnerOrders.accept(partner.id(), order.id());
        as(new Actor.Citizen("lise", city.id(), "lise@citoyen.example", "Lise"));
        CurrentCity.call(city.id(), () -> orders.find(order.id()));

        assertThat(linesOf(city, order))
                .extracting(
                        line -> line.actor().kind(),
                        line -> line.actor().subject(),
                        line -> line.actor().role(),
                        line -> line.act().verb())
                .containsExactly(
                        tuple(AuditActor.Kind.SYSTEM, null, null, "order_placed"),
                        tuple(AuditActor.Kind.SYSTEM, null, null, "order_paid"),
                        tuple(AuditActor.Kind.STAFF, "clerk-1", "CLERK", "order_seen"),
                        tuple(AuditActor.Kind.STAFF, "clerk-1", "CLERK", "order_listed"),
                        tuple(AuditActor.Kind.PARTNER, "pat", "regards", "order_seen"),
                        tuple(AuditActor.Kind.PARTNER, "pat", "regards", "order_accepted"));
        assertThat(verifier.verify(city.id()).isIntact()).isTrue();
    }

    @Test
    void aRefusedLookLeavesNoLine() {
        City city = cities.quebec("unwatched");
        Partner stranger = stall.partner("Étranger");
        Order order =
                stall.paid(
                        city,
                        stall.live(
                                city,
                                stall.published(stall.partner("Vrai"), Stall.content("B", "B"))));
        as(new Actor.PartnerMember("eve", "etranger", Set.of(PartnerRole.ADMIN), "Eve"));
        assertThat(partnerOrders.find(stranger.id(), order.id())).isEmpty();
        assertThat(linesOf(city, order)).allMatch(line -> line.actor().subject() == null);
    }

    @Test
    void changesToServicesAreLinesToo() {
        City city = cities.quebec("published-here");
        as(new Actor.Staff("boss", city.id(), Set.of(StaffRole.ADMIN), "Alice"));
        Adoption service =
                stall.live(city, stall.published(stall.partner("Lignes"), Stall.content("C", "C")));
        await().untilAsserted(() ->
                assertThat(
                                CurrentCity.call(
                                                city.id(),
                                                () ->
                                                        trail.list(
                                                                AuditTrail.Filter.ofObject(
                                                                        service.id().toString()),
                                                                null,
                                                                9))
                                        .items())
                        .extracting(line -> line.act().verb(), line -> line.actor().subject())
                        .containsExactlyInAnyOrder(
                                tuple("service_adopted", "boss"),
                                tuple("service_published", "boss")));
    }
}
