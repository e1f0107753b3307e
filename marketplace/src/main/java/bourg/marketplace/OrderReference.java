package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.time.Instant;

/** The trace of an order in the control plane, for its partner; nothing in it tells who ordered. */
public record OrderReference(
        OrderId order,
        CityId city,
        OfferId offer,
        PartnerId partner,
        Localized serviceName,
        int quantity,
        Money total,
        OrderState state,
        Instant placedAt,
        Instant changedAt) {}
