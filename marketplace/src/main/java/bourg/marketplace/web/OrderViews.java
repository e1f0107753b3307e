package bourg.marketplace.web;

import bourg.marketplace.OrderChange;
import bourg.marketplace.OrderReference;
import bourg.marketplace.Party;
import bourg.marketplace.web.api.Contact;
import bourg.marketplace.web.api.Language;
import bourg.marketplace.web.api.MerchantOfRecord;
import bourg.marketplace.web.api.Order;
import bourg.marketplace.web.api.OrderEntry;
import bourg.marketplace.web.api.OrderState;
import bourg.marketplace.web.api.OrderStep;
import bourg.marketplace.web.api.Quote;
import bourg.marketplace.web.api.ShareLine;
import bourg.marketplace.web.api.ShareParty;
import bourg.marketplace.web.api.TaxLine;
import java.util.Locale;

/** Orders and quotes in the contract's form. */
final class OrderViews {
    private OrderViews() {}

    static Quote quote(bourg.marketplace.Quote quote) {
        return new Quote(
                        Values.money(quote.unitPrice()),
                        quote.quantity(),
                        Values.money(quote.net()),
                        quote.taxes().stream()
                                .map(tax ->
                                        new TaxLine(
                                                tax.code(),
                                                Values.text(tax.name()),
                                                tax.percent().toPlainString(),
                                                Values.money(tax.amount())))
                                .toList(),
                        Values.money(quote.total()),
                        quote.shares().stream()
                                .map(line ->
                                        new ShareLine(
                                                        ShareParty.valueOf(
                                                                line.party().kind().name()),
                                                        line.share().value(),
                                                        Values.money(line.amount()))
                                                .partyId(line.party().id())
                                                .reason(Values.text(line.words())))
                                .toList(),
                        quote.merchant().kind() == Party.Kind.CITY
                                ? MerchantOfRecord.CITY
                                : MerchantOfRecord.PARTNER)
                .lines(quote.lines().stream().map(PlanViews::line).toList())
                .reduction(ConcessionViews.reduction(quote.reduction()));
    }

    static Order order(bourg.marketplace.Order order) {
        bourg.marketplace.Order.Service service = order.service();
        return new Order(
                        order.id().toString(),
                        order.city().toString(),
                        service.adoption().toString(),
                        service.offer().toString(),
                        service.offerVersion(),
                        Values.text(service.name()),
                        service.partnerName(),
                        state(order.state()),
                        quote(order.quote()),
                        new Contact(order.contact().email(), order.contact().name()),
                        Language.fromValue(order.language().getLanguage()),
                        Values.object(order.answers().toString()),
                        order.history().stream()
                                .map(step ->
                                        new OrderStep(state(step.state()), Values.time(step.at()))
                                                .reason(step.reason()))
                                .toList())
                .reason(order.reason())
                .concession(ConcessionViews.view(order.claim()));
    }

    static OrderEntry entry(bourg.marketplace.Order order) {
        return new OrderEntry(
                order.id().toString(),
                order.city().toString(),
                order.service().offer().toString(),
                Values.text(order.service().name()),
                order.quote().quantity(),
                Values.money(order.quote().total()),
                state(order.state()),
                Values.time(order.placedAt()));
    }

    static OrderEntry entry(OrderReference order) {
        return new OrderEntry(
                order.order().toString(),
                order.city().toString(),
                order.offer().toString(),
                Values.text(order.serviceName()),
                order.quantity(),
                Values.money(order.total()),
                state(order.state()),
                Values.time(order.placedAt()));
    }

    private static OrderState state(bourg.marketplace.OrderState state) {
        return OrderState.valueOf(state.name());
    }

    /** The order as it is after a command, or the problem. */
    static Order result(OrderChange change) {
        return switch (change) {
            case OrderChange.Changed(var order) -> order(order);
            case OrderChange.AlreadySo(var order) -> order(order);
            case OrderChange.NotFound() -> throw Asking.notYours();
            case OrderChange.NotAllowed(var from, var to) ->
                    throw Asking.conflict(
                            "order_state_conflict",
                            from.name().toLowerCase(Locale.ROOT),
                            to.name().toLowerCase(Locale.ROOT));
        };
    }
}
