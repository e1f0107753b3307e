package bourg.app.partner;

import bourg.marketplace.AdoptionChange;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Contact;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.OfferId;
import bourg.marketplace.Offers;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.Partner;
import bourg.marketplace.PartnerOrders;
import bourg.marketplace.Partners;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.Shares;
import bourg.marketplace.SignUp;
import bourg.marketplace.SigningUp;
import bourg.marketplace.Terms;
import bourg.marketplace.Wording;
import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.node.JsonNodeFactory;

/** What others do around a partner: operators publish, cities adopt, people order and pay. */
@TestComponent
class Stall {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Partners partners;
    private final Offers offers;
    private final Adoptions adoptions;
    private final Orders orders;
    private final PartnerOrders seen;

    Stall(
            Partners partners,
            Offers offers,
            Adoptions adoptions,
            Orders orders,
            PartnerOrders seen) {
        this.partners = partners;
        this.offers = offers;
        this.adoptions = adoptions;
        this.orders = orders;
        this.seen = seen;
    }

    Partner partner(String name) {
        SignUp wish =
                new SignUp(name, "CA", new Person("pat@velo.example", "Pat", "Roy"), Locale.FRENCH);
        if (partners.signUp(wish) instanceof SigningUp.SignedUp(var partner)) {
            return partner;
        }
        throw new AssertionError("Not signed up");
    }

    /** A service without questions, in the catalogue. */
    OfferId published(Partner partner) {
        OfferId id = offers.draft(partner.id(), Wares.content()).id();
        offers.submit(partner.id(), id);
        offers.publish(id);
        return id;
    }

    void publish(OfferId submitted) {
        offers.publish(submitted);
    }

    void giveBack(OfferId submitted, String reason) {
        offers.returnToDraft(submitted, reason);
    }

    AdoptionId adopted(City city, OfferId offer) {
        Terms terms =
                new Terms(
                        Shares.of(1500, 8000, 500),
                        FeeBearer.SHARED,
                        LocalDate.of(2020, 1, 1),
                        null);
        if (adoptions.adopt(city.id(), offer, terms, Wording.NONE)
                instanceof AdoptionChange.Changed(var adoption)) {
            adoptions.publish(city.id(), adoption.id());
            return adoption.id();
        }
        throw new AssertionError("Not adopted");
    }

    /** An order that is paid and that the partner can see. */
    OrderId paid(City city, AdoptionId service, Partner partner) {
        OrderId order =
                CurrentCity.call(
                        city.id(),
                        () -> {
                            OrderId placed = place(service);
                            orders.markPaid(placed, "pymt_trial", Instant.now());
                            return placed;
                        });
        Instant end = Instant.now().plus(PATIENCE);
        while (!seen.counts(partner.id()).containsKey(OrderState.PAID)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not seen in time");
            }
            pause();
        }
        return order;
    }

    private OrderId place(AdoptionId service) {
        PlaceOrder wish =
                new PlaceOrder(
                        UUID.randomUUID().toString(),
                        service,
                        1,
                        JsonNodeFactory.instance.objectNode(),
                        new Contact("lise@citoyen.example", "Lise Tremblay"),
                        Locale.FRENCH,
                        null);
        if (orders.place(wish) instanceof Placing.Placed(var order, var _)) {
            return order.id();
        }
        throw new AssertionError("Not placed");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
