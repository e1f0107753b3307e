package bourg.marketplace.web;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Concession;
import bourg.marketplace.LiveService;
import bourg.marketplace.Orders;
import bourg.marketplace.Slice;
import bourg.marketplace.web.api.Category;
import bourg.marketplace.web.api.PaymentMoment;
import bourg.marketplace.web.api.Quote;
import bourg.marketplace.web.api.QuoteRequest;
import bourg.marketplace.web.api.Service;
import bourg.marketplace.web.api.ServiceList;
import bourg.marketplace.web.api.ServicesApi;
import bourg.tenants.contract.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ServicesController implements ServicesApi {
    private final Adoptions adoptions;
    private final Orders orders;

    ServicesController(Adoptions adoptions, Orders orders) {
        this.adoptions = adoptions;
        this.orders = orders;
    }

    @Override
    public ServiceList listServices(
            @Nullable String query,
            @Nullable Category category,
            @Nullable String cursor,
            Integer limit) {
        Slice<LiveService> found =
                adoptions.liveServices(
                        Asking.city().id(),
                        CatalogueController.search(query, category),
                        cursor,
                        limit);
        return new ServiceList(found.items().stream().map(ServicesController::view).toList())
                .nextCursor(found.next());
    }

    @Override
    public Service getService(String serviceId) {
        return view(live(serviceId));
    }

    @Override
    public Quote quoteService(String serviceId, QuoteRequest wish) {
        LiveService service = live(serviceId);
        int quantity = Objects.requireNonNullElse(wish.getQuantity(), 1);
        Concession concession = ConcessionViews.offered(wish.getConcession(), service.content());
        return OrderViews.quote(
                orders.quote(service.id(), quantity, concession)
                        .orElseThrow(() ->
                                Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "quantity_not_offered")
                                        .toProblem()));
    }

    private LiveService live(String serviceId) {
        AdoptionId id = Asking.known(AdoptionId.parse(serviceId));
        return Asking.known(adoptions.liveService(Asking.city().id(), id));
    }

    private static Service view(LiveService service) {
        return new Service(
                        service.id().toString(),
                        Values.text(service.name()),
                        Values.text(service.summary()),
                        Values.text(service.description()),
                        Category.valueOf(service.content().category().name()),
                        service.offer().partnerName(),
                        Values.money(service.content().unitPrice()),
                        service.content().quantityAllowed(),
                        service.content().maxQuantity(),
                        Values.object(service.content().form()))
                .paymentMoment(PaymentMoment.valueOf(service.paymentMoment().name()))
                .pricePlan(PlanViews.view(service.content()));
    }
}
