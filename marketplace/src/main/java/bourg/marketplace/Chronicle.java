package bourg.marketplace;

import bourg.tenants.AuditTrail;
import bourg.tenants.CityOutbox;
import org.springframework.stereotype.Component;

/** Where what happens in a city is written down: for those who listen, and for those who audit. */
@Component
record Chronicle(CityOutbox outbox, AuditTrail trail) {}
