package bourg.local.isolation.cast;

import bourg.client.marketplace.AdoptionsApi;
import bourg.client.marketplace.LocalizedText;
import bourg.client.marketplace.OfferContent;
import bourg.client.marketplace.OffersApi;
import bourg.client.marketplace.OrderState;
import bourg.client.marketplace.WebhookEndpointCreation;
import bourg.client.marketplace.WebhookEndpointsApi;
import bourg.client.tenants.ExportState;
import bourg.client.tenants.ExportsApi;
import bourg.client.tenants.PlacesApi;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import bourg.local.contract.SignedIn;
import bourg.local.journey.NewPartner;
import bourg.local.journey.Newcomers;
import bourg.local.journey.Purchase;
import bourg.local.journey.Subscribed;
import bourg.local.journey.Town;
import bourg.local.journey.WebhookInbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Settles one side: everything with an identifier, in the state in which its operations need it.
 */
final class Settlement {

    private final String code;
    private final Canary canary;
    private final Town town;
    private final List<Thing> things = new ArrayList<>();

    Settlement(String code, String word) {
        this.code = code;
        this.canary = new Canary(word);
        this.town = Town.open(code, "Atelier " + code, "patronne@" + code + ".example");
    }

    Side side() {
        Accounts accounts = new Accounts();
        accounts.join(code, "clerks", "clerk@" + code + ".example");
        accounts.join(code, "finance", "finance@" + code + ".example");
        accounts.join(town.partner().partner().getAlias(), "agents", "agent@" + code + ".example");
        Newcomers.register(code, canary.email("citizen"), "Zoé", canary.personal());
        Newcomers.register(code, "neighbour@" + code + ".example", "Nadia", "Roy");
        WebhookInbox webhooks = webhooks();
        Papers.identify(town);
        String guestKey = orders();
        offers();
        deafEndpoint();
        adoptions();
        String host = code + ".localhost";
        add("city_id", town.city().city().getId(), Set.of("operator"));
        exports(accounts);
        add("city_id", BegunCity.like(town), Set.of("operator"), "abandonProvisioning");
        add("backup_id", town.city().backup(), Set.of("operator"));
        things.addAll(LeavingCity.things(town, canary));
        things.addAll(Measured.things(town, canary));
        things.addAll(new Setbacks(town, many -> paid(order(citizen("citizen"), many))).things());
        add("invoice_id", Papers.invoice(town), Set.of(partner()));
        add("closed_month_id", Papers.closedMonth(town), Set.of(city()));
        job("export-city");
        job("bulk-onboarding", "getCityImport");
        job("upgrade-wave", "getUpgradeWave");
        job("import-city", "getCityArchive");
        Side.Lures lures =
                new Side.Lures(
                        host, town.city().city().getId(), code, ConsoleCookies.of(town), guestKey);
        return new Side(
                town,
                canary,
                List.copyOf(things),
                personas(host, guestKey),
                lures,
                webhooks,
                otherCell());
    }

    private String otherCell() {
        return new PlacesApi(RunningPlatform.operator().tenants())
                .getPlace(town.city().city().getId())
                .getOthers()
                .getFirst();
    }

    private void job(String kind, String... purposes) {
        String id = FinishedJob.of(kind, town.city().city().getId(), canary);
        add("job_id", id, Set.of("operator"), purposes);
    }

    /** One that an administrator may download, and one that only waits to be approved. */
    private void exports(Accounts accounts) {
        String second = "second@" + code + ".example";
        accounts.join(code, "admins", second);
        ExportsApi theirs = new ExportsApi(RunningPlatform.staff(code, second).tenants());
        String approved = export(theirs);
        new ExportsApi(town.city().staff().tenants()).approveExport(approved);
        add("export_id", approved, Set.of(city()), "getExport", "downloadExport");
        add("export_id", export(theirs), Set.of(city()), "approveExport");
    }

    private static String export(ExportsApi exports) {
        String id = exports.askForExport(UUID.randomUUID().toString()).getId();
        while (exports.getExport(id).getState() == ExportState.PREPARING) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return id;
    }

    private void add(String parameter, String id, Set<String> owners, String... purposes) {
        things.add(new Thing(parameter, id, code, owners, Set.of(purposes)));
    }

    /** An order for each thing that can be done to one. */
    private String orders() {
        Set<String> ofGuest = Set.of(city(), partner(), "guest:" + code);
        Set<String> ofCitizen = Set.of(city(), partner(), "citizen:" + code);
        Purchase paid = paid(order(town.city().portal()));
        add("order_id", paid.id(), ofGuest, "createRefund", "acceptOrder", "completeOrder");
        add("posting_id", town.posting(paid), Set.of(city(), partner(), "operator"));
        Purchase citizens = paid(order(citizen("citizen")));
        add("order_id", citizens.id(), ofCitizen, "declineOrder");
        Purchase refused = paid(order(citizen("citizen")));
        add("order_id", refused.id(), ofCitizen, "refuseOrder");
        add("order_id", order(citizen("citizen")).id(), ofCitizen, "checkOutOrder");
        add("order_id", order(citizen("citizen")).id(), ofCitizen, "recordCounterPayment");
        things.add(Together.of(town, citizen("citizen"), canary));
        subscriptions();
        String unapproved = new AdoptedServices(town, canary).orderToApprove(citizen("citizen"));
        add("order_id", unapproved, ofCitizen, "approveOrder");
        return String.valueOf(paid.accessKey());
    }

    /** One that may be ended, and one that goes on; staff may see both. */
    private void subscriptions() {
        Set<String> owners = Set.of(city(), "citizen:" + code);
        add("subscription_id", subscription(), owners, "cancelSubscription", "resumeSubscription");
        add("subscription_id", subscription(), owners);
    }

    private String subscription() {
        return Subscribed.to(town, citizen("citizen"), canary.email("contact"), canary.personal());
    }

    private Purchase order(Api portal) {
        return order(portal, 1);
    }

    private Purchase order(Api portal, int many) {
        Map<String, Object> answers = new HashMap<>(NewPartner.answers());
        answers.put("note", canary.personal());
        return Purchase.place(
                portal,
                new Purchase.Wish(town.sale().service(), many, answers),
                canary.email("contact"));
    }

    private static Purchase paid(Purchase order) {
        order.pay();
        order.await(OrderState.PAID);
        return order;
    }

    /** Hears what the partner is told while its orders are made. */
    private WebhookInbox webhooks() {
        try {
            WebhookInbox inbox = WebhookInbox.open();
            endpoint(inbox.address().toString());
            return inbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that may be removed; nothing is sent any more when it is made. */
    private void deafEndpoint() {
        add("endpoint_id", endpoint("http://127.0.0.1:9/" + canary.word()), Set.of(partner()));
    }

    private String endpoint(String url) {
        return new WebhookEndpointsApi(town.partner().member().marketplace())
                .createWebhookEndpoint(
                        UUID.randomUUID().toString(), new WebhookEndpointCreation().url(url))
                .getId();
    }

    private void offers() {
        Set<String> owners = Set.of(partner(), "operator");
        OffersApi offers = new OffersApi(town.partner().member().marketplace());
        add("offer_id", draft(offers), owners, "reviseOffer", "submitOffer", "adoptOffer");
        add("offer_id", submitted(offers), owners, "publishOffer");
        add("offer_id", submitted(offers), owners, "returnOffer");
        String published = town.server().publish(NewPartner.gardenPlot(4_000));
        Set<String> inCatalogue = new HashSet<>(owners);
        Stage.CODES.forEach(each -> inCatalogue.add("city:" + each));
        add("offer_id", published, inCatalogue, "retireOffer");
    }

    private String draft(OffersApi offers) {
        OfferContent content = NewPartner.gardenPlot(2_500);
        content.description(both("Terre et outils."));
        return offers.createOffer(UUID.randomUUID().toString(), content).getId();
    }

    private String submitted(OffersApi offers) {
        String id = draft(offers);
        offers.submitOffer(id);
        return id;
    }

    private LocalizedText both(String text) {
        return new LocalizedText().fr(canary.in(text)).en(canary.in(text));
    }

    /**
     * One that waits to be published, and one on the portal that may be withdrawn. The partner
     * whose service it is sees its terms and may propose others.
     */
    private void adoptions() {
        AdoptedServices services = new AdoptedServices(town, canary);
        AdoptionsApi adoptions = new AdoptionsApi(town.city().staff().marketplace());
        add("service_id", town.sale().service(), Set.of(city()));
        Set<String> both = Set.of(city(), partner());
        add("adoption_id", services.draft(), both, "publishAdoption");
        String published = services.draft();
        adoptions.publishAdoption(published);
        add(
                "adoption_id",
                published,
                both,
                "rewordAdoption",
                "changePaymentMoment",
                "addAgreement",
                "replayIncome",
                "withdrawAdoption");
    }

    private List<Persona> personas(String host, String guestKey) {
        List<Persona> all = new ArrayList<>();
        all.add(new Persona(Role.GUEST, "guest:" + code, host, null, guestKey));
        all.add(person(Role.CITIZEN, "citizen:" + code, host, () -> citizen("citizen")));
        all.add(person(Role.CITIZEN, "neighbour:" + code, host, this::neighbour));
        all.add(person(Role.CITY_ADMIN, city(), host, () -> town.city().staff()));
        all.add(person(Role.CLERK, city(), host, () -> staff("clerk")));
        all.add(person(Role.FINANCE, city(), host, () -> staff("finance")));
        all.add(
                person(
                        Role.PARTNER_ADMIN,
                        partner(),
                        Stage.PARTNERS,
                        () -> town.partner().member()));
        all.add(person(Role.PARTNER_AGENT, partner(), Stage.PARTNERS, this::agent));
        all.add(person(Role.PARTNER_SERVER, partner(), Stage.PARTNERS, town.server()::api));
        return all;
    }

    private static Persona person(
            Role role, String camp, String site, java.util.function.Supplier<Api> login) {
        return new Persona(role, camp, site, new SignedIn(login), null);
    }

    private Api citizen(String name) {
        return town.citizen(canary.email(name));
    }

    private Api neighbour() {
        return town.citizen("neighbour@" + code + ".example");
    }

    private Api staff(String name) {
        return RunningPlatform.staff(code, name + "@" + code + ".example");
    }

    private Api agent() {
        return RunningPlatform.partner(
                town.partner().partner().getAlias(), "agent@" + code + ".example");
    }

    private String city() {
        return "city:" + code;
    }

    private String partner() {
        return "partner:" + code;
    }
}
