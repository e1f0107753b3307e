package bourg.app.portal;

import bourg.marketplace.Concession;
import bourg.marketplace.LiveService;
import bourg.marketplace.Orders;
import bourg.marketplace.Quote;
import java.util.List;

/** What one unit of a service costs somebody who pays less. */
record ReducedPrice(Concession kind, Quote quote) {
    static List<ReducedPrice> of(LiveService service, Orders orders) {
        return service.content().concessions().reductions().keySet().stream()
                .flatMap(kind ->
                        orders.quote(service.id(), 1, kind).stream()
                                .map(quote -> new ReducedPrice(kind, quote)))
                .toList();
    }
}
