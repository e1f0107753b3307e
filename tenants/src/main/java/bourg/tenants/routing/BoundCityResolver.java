package bourg.tenants.routing;

import bourg.tenants.CurrentCity;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the bound city, and refuses where none is bound. */
final class BoundCityResolver implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
        return CurrentCity.id().toString();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
