package bourg.billing.web;

import bourg.billing.ProviderAway;
import bourg.marketplace.Basket;
import bourg.marketplace.BasketId;
import bourg.marketplace.Baskets;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.marketplace.Party;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentSite;
import bourg.tenants.PartnerRole;
import bourg.tenants.Site;
import bourg.tenants.StaffRole;
import bourg.tenants.contract.ApiProblem;
import bourg.tenants.contract.Refusal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Decides who may ask: nobody signed in is 401, the wrong site or person 404, the wrong role 403.
 */
@Component("billingAsking")
class Asking {
    private final Orders orders;
    private final Baskets baskets;
    private final Partners partners;

    Asking(Orders orders, Baskets baskets, Partners partners) {
        this.orders = orders;
        this.baskets = baskets;
        this.partners = partners;
    }

    /** The city or partner for which its finance people ask. */
    sealed interface Owner {
        Party party();

        /** By whose clock its months are counted. */
        ZoneId zone();

        /** A city, asked on its own host by finance or an administrator. */
        record OfCity(City city) implements Owner {
            @Override
            public Party party() {
                return Party.city(city.id());
            }

            @Override
            public ZoneId zone() {
                return city.timeZone();
            }
        }

        /** A partner, asked on the partners' host by an administrator. */
        record OfPartner(Partner partner) implements Owner {
            @Override
            public Party party() {
                return Party.partner(partner.id());
            }

            @Override
            public ZoneId zone() {
                return ZoneOffset.UTC;
            }
        }
    }

    Owner owner() {
        Site site = CurrentSite.get();
        return switch (CurrentActor.get()) {
            case Actor.Staff staff when site instanceof Site.OfCity(City city) -> {
                require(staff.may(StaffRole.FINANCE) || staff.may(StaffRole.ADMIN));
                yield new Owner.OfCity(city);
            }
            case Actor.PartnerMember member -> {
                Partner partner =
                        partners.byAlias(member.partnerAlias()).orElseThrow(Asking::notYours);
                require(member.may(PartnerRole.ADMIN));
                yield new Owner.OfPartner(partner);
            }
            case Actor.Anonymous _ when !(site instanceof Site.Front) ->
                    throw Refusal.unauthenticated().toProblem();
            default -> throw notYours();
        };
    }

    /** The city whose administrators ask. */
    static City administrators() {
        return switch (CurrentActor.get()) {
            case Actor.Staff staff when CurrentSite.get() instanceof Site.OfCity(City city) -> {
                require(staff.may(StaffRole.ADMIN));
                yield city;
            }
            case Actor.Anonymous _ when CurrentSite.get() instanceof Site.OfCity ->
                    throw Refusal.unauthenticated().toProblem();
            default -> throw notYours();
        };
    }

    /** The partner whose administrators or servers ask. */
    Partner measuring() {
        if (owner() instanceof Owner.OfPartner(Partner partner)) {
            return partner;
        }
        throw notYours();
    }

    /** The city whose finance people ask. */
    City finance() {
        if (owner() instanceof Owner.OfCity(City city)) {
            return city;
        }
        throw notYours();
    }

    /** Who takes money at the counter of the city that is asked. */
    static Actor.Staff clerk() {
        return switch (CurrentActor.get()) {
            case Actor.Staff staff when CurrentSite.get() instanceof Site.OfCity -> {
                require(staff.may(StaffRole.CLERK) || staff.may(StaffRole.ADMIN));
                yield staff;
            }
            case Actor.Anonymous _ when CurrentSite.get() instanceof Site.OfCity ->
                    throw Refusal.unauthenticated().toProblem();
            default -> throw notYours();
        };
    }

    static void operator() {
        switch (CurrentActor.get()) {
            case Actor.Operator _ -> {}
            case Actor.Anonymous _ when CurrentSite.get() instanceof Site.Operators ->
                    throw Refusal.unauthenticated().toProblem();
            default -> throw notYours();
        }
    }

    /** An order that the caller may follow: as its citizen, as a guest with its key, as staff. */
    Order followed(String orderId, @Nullable String accessKey) {
        onSiteOfCity();
        OrderId id = order(orderId);
        Optional<Order> found =
                switch (CurrentActor.get()) {
                    case Actor.Staff _ -> orders.find(id);
                    case Actor.Citizen citizen ->
                            orders.find(id)
                                    .filter(order -> citizen.subject().equals(order.citizen()));
                    default -> Optional.empty();
                };
        return found.or(() ->
                        accessKey == null ? Optional.empty() : orders.findByKey(id, accessKey))
                .orElseThrow(Asking::notYours);
    }

    /** A basket that the caller may pay: as its citizen, or as a guest with its key. */
    BasketId followedBasket(String basketId, @Nullable String accessKey) {
        onSiteOfCity();
        BasketId id = known(BasketId.parse(basketId));
        Optional<Basket> own =
                CurrentActor.get() instanceof Actor.Citizen citizen
                        ? baskets.find(id)
                                .filter(basket -> citizen.subject().equals(basket.citizen()))
                        : Optional.empty();
        return own.or(() -> accessKey == null ? Optional.empty() : baskets.findByKey(id, accessKey))
                .orElseThrow(Asking::notYours)
                .id();
    }

    static void onSiteOfCity() {
        if (!(CurrentSite.get() instanceof Site.OfCity)) {
            throw notYours();
        }
    }

    static OrderId order(String text) {
        return OrderId.parse(text).orElseThrow(Asking::notYours);
    }

    static <T> T known(Optional<T> found) {
        return found.orElseThrow(Asking::notYours);
    }

    /** Asks the payment provider, and says so if it is silent. */
    static <T> T provider(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProviderAway away) {
            throw providerAway();
        }
    }

    static ApiProblem providerAway() {
        return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "payment_provider_unavailable")
                .toProblem();
    }

    static ApiProblem conflict(String code, Object... arguments) {
        return Refusal.of(HttpStatus.CONFLICT, code, arguments).toProblem();
    }

    static ApiProblem notYours() {
        return Refusal.notFound().toProblem();
    }

    private static void require(boolean role) {
        if (!role) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "role_missing").toProblem();
        }
    }
}
