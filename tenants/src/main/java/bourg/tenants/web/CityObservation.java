package bourg.tenants.web;

import bourg.tenants.Site;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Names the city in every measurement of a request. Only cities that exist are named, so callers
 * cannot make up new ones.
 */
@Component
class CityObservation extends DefaultServerRequestObservationConvention {
    private static final String ATTRIBUTE = CityObservation.class.getName();
    private static final String KEY = "city";
    private static final KeyValue NONE = KeyValue.of(KEY, "none");

    /** The filter that knows the site runs inside the measurement, which ends after it. */
    static void note(HttpServletRequest request, Site site) {
        if (site instanceof Site.OfCity ofCity) {
            request.setAttribute(ATTRIBUTE, ofCity.city().code());
        }
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context).and(city(context));
    }

    private static KeyValue city(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        return request != null && request.getAttribute(ATTRIBUTE) instanceof String code
                ? KeyValue.of(KEY, code)
                : NONE;
    }
}
