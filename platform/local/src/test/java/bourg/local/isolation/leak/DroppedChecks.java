package bourg.local.isolation.leak;

import bourg.billing.Statements;
import bourg.marketplace.OfferId;
import bourg.marketplace.Offers;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.marketplace.Party;
import bourg.tenants.Actor;
import bourg.tenants.ActorResolver;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentCity;
import bourg.tenants.Site;
import bourg.tenants.contract.Refusal;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The checks that can be dropped, each at the face that makes it. */
final class DroppedChecks {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedChecks.class);
    private static final int ALL = 100;

    private DroppedChecks() {}

    /** The hole that is to be made in this bean, if any. */
    static Optional<MethodInterceptor> in(Object bean, ObjectProvider<Cities> cities) {
        return switch (bean) {
            case Orders _ when Leak.isOpen(Leak.ORDERS_ANY_CITIZEN) ->
                    Optional.of(DroppedChecks::anyCitizen);
            case Orders _ when Leak.isOpen(Leak.EXISTENCE_ORACLE) ->
                    Optional.of(DroppedChecks::oracle);
            case Orders _ when Leak.isOpen(Leak.FOREIGN_WRITE) ->
                    Optional.of(call -> inEveryCity(call, cities.getObject()));
            case Offers _ when Leak.isOpen(Leak.PARTNER_ANY_OFFER) ->
                    Optional.of(DroppedChecks::anyPartner);
            case ActorResolver _ when Leak.isOpen(Leak.TOKEN_ANY_CLIENT) ->
                    Optional.of(DroppedChecks::anyClient);
            case Statements _ when Leak.isOpen(Leak.STATEMENT_OF_ANY_CITY) ->
                    Optional.of(DroppedChecks::anyCity);
            default -> Optional.empty();
        };
    }

    private static @Nullable Object anyCitizen(MethodInvocation call) throws Throwable {
        Object found = call.proceed();
        return found instanceof Optional<?> optional
                        && call.getMethod().getName().equals("find")
                        && CurrentActor.get() instanceof Actor.Citizen citizen
                ? optional.map(order -> of((Order) order, citizen.subject()))
                : found;
    }

    private static Order of(Order order, String citizen) {
        return new Order(
                order.id(),
                order.city(),
                order.service(),
                order.state(),
                order.quote(),
                order.contact(),
                order.language(),
                citizen,
                order.answers(),
                order.claim(),
                order.paymentRef(),
                order.reason(),
                order.history(),
                order.revision());
    }

    private static @Nullable Object oracle(MethodInvocation call) throws Throwable {
        Object found = call.proceed();
        if (call.getMethod().getName().equals("find")
                && CurrentActor.get() instanceof Actor.Citizen citizen
                && found instanceof Optional<?> optional
                && optional.orElse(null) instanceof Order order
                && !citizen.subject().equals(order.citizen())) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "role_missing").toProblem();
        }
        return found;
    }

    /** The answer is the own city's, so that nothing but the rows of the others can tell. */
    private static @Nullable Object inEveryCity(MethodInvocation call, Cities cities)
            throws Throwable {
        Object answer = call.proceed();
        if (call.getMethod().getName().equals("refuse")) {
            CityId here = CurrentCity.id();
            for (City city : cities.list(null, ALL).items()) {
                if (!city.id().equals(here)) {
                    CurrentCity.run(city.id(), () -> again(call));
                }
            }
        }
        return answer;
    }

    /** Whatever the state of the order is there, it has another key afterwards. */
    private static void again(MethodInvocation call) {
        if (call.getThis() instanceof Orders orders
                && call.getArguments()[0] instanceof OrderId order) {
            try {
                orders.newAccessKey(order);
            } catch (RuntimeException notThere) {
                LOG.debug("No such order here", notThere);
            }
        }
    }

    private static @Nullable Object anyPartner(MethodInvocation call) throws Throwable {
        @Nullable Object[] given = call.getArguments();
        boolean find = call.getMethod().getName().equals("find");
        return find
                        && call.getThis() instanceof Offers offers
                        && given.length == 2
                        && given[1] instanceof OfferId offer
                ? offers.find(offer)
                : call.proceed();
    }

    private static @Nullable Object anyClient(MethodInvocation call) throws Throwable {
        @Nullable Object[] given = call.getArguments();
        if (given[0] instanceof Site.OfCity(City city)) {
            boolean citizens = String.valueOf(given[1]).endsWith("/citizens");
            given[2] = (citizens ? "portal-" : "console-") + city.code();
        }
        return call.proceed();
    }

    private static @Nullable Object anyCity(MethodInvocation call) throws Throwable {
        @Nullable Object[] given = call.getArguments();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                && given[0] instanceof Party) {
            CityId.parse(String.valueOf(now.getRequest().getParameter("city_id")))
                    .ifPresent(other -> given[0] = Party.city(other));
        }
        return call.proceed();
    }
}
