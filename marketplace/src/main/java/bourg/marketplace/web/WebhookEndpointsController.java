package bourg.marketplace.web;

import bourg.marketplace.EndpointAdding;
import bourg.marketplace.EndpointId;
import bourg.marketplace.Partners;
import bourg.marketplace.web.api.CreatedWebhookEndpoint;
import bourg.marketplace.web.api.WebhookEndpoint;
import bourg.marketplace.web.api.WebhookEndpointCreation;
import bourg.marketplace.web.api.WebhookEndpointList;
import bourg.marketplace.web.api.WebhookEndpointsApi;
import bourg.tenants.FieldError;
import bourg.tenants.PartnerRole;
import bourg.tenants.contract.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WebhookEndpointsController implements WebhookEndpointsApi {
    private final Asking asking;
    private final Partners partners;

    WebhookEndpointsController(Asking asking, Partners partners) {
        this.asking = asking;
        this.partners = partners;
    }

    @Override
    public CreatedWebhookEndpoint createWebhookEndpoint(
            String idempotencyKey, WebhookEndpointCreation wish) {
        var partner = asking.partner(PartnerRole.ADMIN).id();
        return switch (partners.addWebhookEndpoint(partner, wish.getUrl())) {
            case EndpointAdding.Added(var endpoint, var secret) ->
                    new CreatedWebhookEndpoint(
                            endpoint.id().toString(),
                            endpoint.url().toString(),
                            Values.time(endpoint.createdAt()),
                            secret);
            case EndpointAdding.AddressRefused(var code) ->
                    throw Refusal.invalid(List.of(FieldError.of("url", code))).toProblem();
            case EndpointAdding.TooMany(var most) ->
                    throw Asking.conflict("too_many_webhook_endpoints", most);
        };
    }

    @Override
    public void deleteWebhookEndpoint(String endpointId) {
        var partner = asking.partner(PartnerRole.ADMIN).id();
        if (!partners.removeWebhookEndpoint(partner, Asking.known(EndpointId.parse(endpointId)))) {
            throw Asking.notYours();
        }
    }

    @Override
    public WebhookEndpointList listWebhookEndpoints() {
        var partner = asking.partner(PartnerRole.ADMIN, PartnerRole.AGENT).id();
        return new WebhookEndpointList(
                partners.webhookEndpoints(partner).stream()
                        .map(endpoint ->
                                new WebhookEndpoint(
                                        endpoint.id().toString(),
                                        endpoint.url().toString(),
                                        Values.time(endpoint.createdAt())))
                        .toList());
    }
}
