package bourg.marketplace.web;

import bourg.marketplace.Partners;
import bourg.marketplace.web.api.ApiClientCredentials;
import bourg.marketplace.web.api.ApiClientsApi;
import bourg.tenants.ApiClient;
import bourg.tenants.PartnerRole;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ApiClientsController implements ApiClientsApi {
    private final Asking asking;
    private final Partners partners;

    ApiClientsController(Asking asking, Partners partners) {
        this.asking = asking;
        this.partners = partners;
    }

    @Override
    public ApiClientCredentials createApiClient(String idempotencyKey) {
        ApiClient client = partners.issueApiClient(asking.partner(PartnerRole.ADMIN).id());
        return new ApiClientCredentials(client.clientId(), client.secret());
    }
}
