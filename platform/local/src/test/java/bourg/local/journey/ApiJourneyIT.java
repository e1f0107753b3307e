package bourg.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.client.billing.RefundCreation;
import bourg.client.billing.RefundsApi;
import bourg.client.marketplace.Adoption;
import bourg.client.marketplace.AdoptionCreation;
import bourg.client.marketplace.AdoptionState;
import bourg.client.marketplace.AdoptionsApi;
import bourg.client.marketplace.CatalogueApi;
import bourg.client.marketplace.FeeBearer;
import bourg.client.marketplace.LocalWording;
import bourg.client.marketplace.Offer;
import bourg.client.marketplace.OfferState;
import bourg.client.marketplace.OffersApi;
import bourg.client.marketplace.OrderState;
import bourg.client.marketplace.OrdersApi;
import bourg.client.marketplace.Quote;
import bourg.client.marketplace.QuoteRequest;
import bourg.client.marketplace.Reason;
import bourg.client.marketplace.Service;
import bourg.client.marketplace.ServicesApi;
import bourg.client.marketplace.WebhookEndpointCreation;
import bourg.client.marketplace.WebhookEndpointsApi;
import bourg.client.tenants.CitiesApi;
import bourg.client.tenants.City;
import bourg.client.tenants.CityApi;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.web.client.HttpClientErrorException;

/** The main job from end to end through the edge, one step after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // each step leaves what the next one needs
class ApiJourneyIT {

    private static final String CODE = "montclair";
    private static final String CITIZEN = "camille@citoyen.example";
    private static final String GUEST = "guest@passage.example";
    private static final long UNIT_PRICE = 4_999;
    private static final List<Long> SHARES = List.of(1_250L, 8_150L, 600L);
    private static final Expected EXPECTED = Expected.of(UNIT_PRICE, 2, SHARES);
    private static final long PARTIAL_REFUND = 3_333;

    private WebhookInbox inbox;
    private String webhookSecret;
    private NewCity city;
    private NewPartner partner;
    private NewPartner.Server server;
    private String offer;
    private String service;
    private Purchase done;
    private Purchase declined;

    @BeforeAll
    void listen() throws Exception {
        inbox = WebhookInbox.open();
    }

    @AfterAll
    void hangUp() {
        inbox.close();
    }

    @Test
    @Order(1)
    void anOperatorOpensACityOnceHoweverOftenItIsAsked() {
        CitiesApi cities = new CitiesApi(RunningPlatform.operator().tenants());
        String key = UUID.randomUUID().toString();
        City opened = cities.openCity(key, NewCity.opening(CODE));
        assertThat(cities.openCity(key, NewCity.opening(CODE)).getId()).isEqualTo(opened.getId());
        assertThatThrownBy(() -> cities.openCity("another-" + key, NewCity.opening(CODE)))
                .isInstanceOf(HttpClientErrorException.Conflict.class)
                .hasMessageContaining("city_code_taken");
        NewCity.follow(opened.getId());
        city = new NewCity(opened, NewCity.opening(CODE).getFirstAdmin().getEmail());
        assertThat(new CityApi(city.portal().tenants()).getCity().getId())
                .isEqualTo(opened.getId());
        Newcomers.acceptInvitation(city.admin());
        HostedPages.onboard(city.staff(), "Ville de Montclair");
    }

    @Test
    @Order(2)
    void aPartnerSignsUpOnboardsAndListensForWebhooks() {
        partner = NewPartner.signUp("Jardins de Montclair", "ginette@jardins.example");
        Api member = partner.member();
        HostedPages.onboard(member, partner.partner().getName());
        webhookSecret =
                new WebhookEndpointsApi(member.marketplace())
                        .createWebhookEndpoint(
                                UUID.randomUUID().toString(),
                                new WebhookEndpointCreation().url(inbox.address().toString()))
                        .getSecret();
        server = partner.newServer();
    }

    @Test
    @Order(3)
    void thePartnersServerPublishesAServiceThroughReview() {
        OffersApi offers = new OffersApi(server.api().marketplace());
        Offer draft =
                offers.createOffer(UUID.randomUUID().toString(), NewPartner.gardenPlot(UNIT_PRICE));
        offer = draft.getId();
        assertThat(draft.getState()).isEqualTo(OfferState.DRAFT);
        assertThat(offers.submitOffer(offer).getState()).isEqualTo(OfferState.SUBMITTED);
        OffersApi review = new OffersApi(RunningPlatform.operator().marketplace());
        assertThat(review.listOffers(OfferState.SUBMITTED, null, 100).getItems())
                .extracting(Offer::getId)
                .contains(offer);
        assertThat(review.publishOffer(offer).getState()).isEqualTo(OfferState.PUBLISHED);
    }

    @Test
    @Order(4)
    void theCityFindsAdoptsWordsAndPublishesIt() {
        Api staff = city.staff();
        assertThat(
                        new CatalogueApi(staff.marketplace())
                                .searchOffers("jardin", null, null, 100)
                                .getItems())
                .extracting(Offer::getId)
                .contains(offer);
        AdoptionsApi adoptions = new AdoptionsApi(staff.marketplace());
        Adoption adopted =
                adoptions.adoptOffer(
                        UUID.randomUUID().toString(),
                        new AdoptionCreation()
                                .offerId(offer)
                                .terms(NewCity.terms(1_250, 8_150, 600, FeeBearer.PARTNER)));
        service = adopted.getId();
        assertThat(adopted.getState()).isEqualTo(AdoptionState.DRAFT);
        assertThat(NewCity.services(CODE)).isEmpty();
        adoptions.rewordAdoption(
                service,
                new LocalWording()
                        .name(NewPartner.text("Potager de Montclair", "Montclair garden")));
        assertThat(adoptions.publishAdoption(service).getState())
                .isEqualTo(AdoptionState.PUBLISHED);
        assertThat(NewCity.services(CODE))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.getId()).isEqualTo(service);
                    assertThat(shown.getName().getEn()).isEqualTo("Montclair garden");
                });
    }

    @Test
    @Order(5)
    void anotherCityDoesNotShowIt() {
        assertThat(NewCity.services("valmont")).extracting(Service::getId).doesNotContain(service);
        ServicesApi elsewhere = new ServicesApi(RunningPlatform.anonymous("valmont").marketplace());
        assertThatThrownBy(() -> elsewhere.getService(service))
                .isInstanceOf(HttpClientErrorException.NotFound.class);
    }

    @Test
    @Order(6)
    void aRegisteredCitizenOrdersAndPays() {
        Newcomers.register(CODE, CITIZEN, "Camille", "Bélanger");
        Api citizen =
                new Api(
                        city.portal().site(),
                        RunningPlatform.get()
                                .access()
                                .citizen(CODE, CITIZEN, Newcomers.password(CITIZEN)));
        Quote quote =
                new ServicesApi(citizen.marketplace())
                        .quoteService(service, new QuoteRequest().quantity(2));
        Prices.check(quote, EXPECTED);
        done = Purchase.place(citizen, wish(), CITIZEN);
        assertThat(done.accessKey()).isNull();
        assertThat(HostedPages.tryDeclinedCard(done.payPage(), CITIZEN)).isEqualTo(402);
        assertThat(done.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        done.pay();
        Prices.check(done.await(OrderState.PAID).getQuote(), EXPECTED);
        assertThat(new OrdersApi(citizen.marketplace()).listOrders(null, null, 100).getItems())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getId()).isEqualTo(done.id()));
    }

    private Purchase.Wish wish() {
        return new Purchase.Wish(service, 2, NewPartner.answers());
    }

    @Test
    @Order(7)
    void aGuestOrdersAndPaysAndOnlyTheKeyShowsTheOrder() {
        declined = Purchase.place(city.portal(), wish(), GUEST);
        assertThat(declined.accessKey()).isNotNull();
        declined.pay();
        declined.await(OrderState.PAID);
        OrdersApi anybody = new OrdersApi(city.portal().marketplace());
        assertThatThrownBy(() -> anybody.getOrder(declined.id(), null))
                .isInstanceOf(HttpClientErrorException.NotFound.class);
        assertThatThrownBy(() -> anybody.getOrder(done.id(), declined.accessKey()))
                .isInstanceOf(HttpClientErrorException.NotFound.class);
    }

    @Test
    @Order(8)
    void thePartnerFulfilsOneAndDeclinesTheOther() {
        for (Purchase purchase : List.of(done, declined)) {
            Books.awaitSent(purchase, EXPECTED.city(), EXPECTED.partnerTransfer());
        }
        OrdersApi orders = new OrdersApi(server.api().marketplace());
        assertThat(orders.getOrder(done.id(), null).getAnswers()).isEqualTo(NewPartner.answers());
        assertThat(orders.acceptOrder(done.id()).getState()).isEqualTo(OrderState.ACCEPTED);
        assertThat(orders.completeOrder(done.id()).getState()).isEqualTo(OrderState.DONE);
        orders.declineOrder(declined.id(), new Reason().reason("Plus de place"));
        assertThatThrownBy(() -> orders.acceptOrder(declined.id()))
                .isInstanceOf(HttpClientErrorException.Conflict.class);
        declined.await(OrderState.REFUSED);
        Waiting.patiently()
                .untilAsserted(() ->
                        assertThat(declined.payment().getRefunded().getAmountMinor())
                                .isEqualTo(EXPECTED.total()));
    }

    @Test
    @Order(9)
    void financeGivesAPartBack() {
        RefundsApi refunds = new RefundsApi(city.staff().billing());
        RefundCreation wish =
                new RefundCreation().amount(Prices.cad(PARTIAL_REFUND)).reason("Geste commercial");
        String key = UUID.randomUUID().toString();
        String refund = refunds.createRefund(done.id(), key, wish).getId();
        assertThat(refunds.createRefund(done.id(), key, wish).getId()).isEqualTo(refund);
        Waiting.patiently()
                .untilAsserted(() ->
                        assertThat(done.payment().getRefunded().getAmountMinor())
                                .isEqualTo(PARTIAL_REFUND));
        assertThat(refunds.listRefunds(done.id()).getItems()).hasSize(1);
    }

    @Test
    @Order(10)
    void receiptsExplainThemselvesByApiAndByMail() {
        Prices.check(done.receipt(), EXPECTED, PARTIAL_REFUND);
        Prices.check(declined.receipt(), EXPECTED, EXPECTED.total());
        assertThat(done.receipt().getNumber()).isNotEqualTo(declined.receipt().getNumber());
        done.awaitReceiptLetter();
        declined.awaitReceiptLetter();
    }

    @Test
    @Order(11)
    void thePartnerHearsOfEverythingAndCanVerifyIt() {
        Waiting.patiently()
                .untilAsserted(() -> {
                    assertThat(inbox.typesOf(done.id()))
                            .containsExactlyInAnyOrder(
                                    "order.paid", "order.accepted", "order.done", "order.refunded");
                    assertThat(inbox.typesOf(declined.id()))
                            .containsExactlyInAnyOrder(
                                    "order.paid", "order.refused", "order.refunded");
                });
        assertThat(inbox.refused()).isEqualTo(1);
        assertThat(inbox.heard()).allMatch(webhook -> webhook.passes(webhookSecret));
        assertThat(inbox.heard())
                .extracting(WebhookInbox.Heard::body)
                .noneMatch(body -> body.contains(CITIZEN) || body.contains("Test Person"));
        WebhookInbox.Heard first = inbox.heard().getFirst();
        assertThat(first.tampered().passes(webhookSecret)).isFalse();
    }

    @Test
    @Order(12)
    void theMoneyAddsUpToTheCent() {
        Expected back = EXPECTED.refunded(PARTIAL_REFUND);
        Books ofCity = Books.ofCity(city.staff());
        ofCity.awaitClosing(0);
        ofCity.checkAddsUp();
        assertThat(ofCity.linesOf(done)).isEqualTo(EXPECTED.cityLines(back));
        assertThat(ofCity.linesOf(declined)).isEqualTo(EXPECTED.cityLines(EXPECTED));

        Books ofPartner = Books.ofPartner(partner.member());
        ofPartner.awaitClosing(-EXPECTED.fee()); // of the declined order: the provider keeps it
        ofPartner.checkAddsUp();
        assertThat(ofPartner.linesOf(done)).isEqualTo(EXPECTED.partnerLines(back));
        assertThat(ofPartner.linesOf(declined)).isEqualTo(EXPECTED.partnerLines(EXPECTED));

        assertThat(Books.sent(done)).isEqualTo(EXPECTED.sent(back));
        assertThat(Books.sent(declined)).isEqualTo(EXPECTED.sent(EXPECTED));
        Books.awaitReconciled();
    }
}
