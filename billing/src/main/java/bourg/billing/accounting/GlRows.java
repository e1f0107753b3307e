package bourg.billing.accounting;

import bourg.billing.GlCodes;
import bourg.billing.GlPurpose;
import bourg.billing.Journal;
import bourg.marketplace.OfferId;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.sql.Types;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table gl_code: the general-ledger codes that cities gave. */
@Component
public class GlRows {
    private final JdbcClient federation;

    GlRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    public GlCodes of(CityId city) {
        Map<GlPurpose, String> byPurpose = new EnumMap<>(GlPurpose.class);
        Map<OfferId, String> byService = new HashMap<>();
        federation
                .sql("select purpose, offer, code from gl_code where city = ?")
                .param(city.value())
                .query(row -> {
                    UUID offer = row.getObject("offer", UUID.class);
                    if (offer == null) {
                        byPurpose.put(
                                GlPurpose.valueOf(row.getString("purpose")), row.getString("code"));
                    } else {
                        byService.put(new OfferId(offer), row.getString("code"));
                    }
                });
        return new GlCodes(byPurpose, byService);
    }

    /** The services of which the city has had a paid order. */
    public List<Journal.Service> services(CityId city) {
        return federation
                .sql(
                        "select o.offer, min(o.name_fr), min(o.name_en) from payment p join order_reference o on o.id = p.order_id"
                                + " where p.city = ? and p.state = 'CAPTURED' group by o.offer order by 2, 1 limit 200")
                .param(city.value())
                .query((row, _) ->
                        new Journal.Service(
                                new OfferId(row.getObject(1, UUID.class)),
                                new Localized(row.getString(2), row.getString(3))))
                .list();
    }

    /** In the transaction of the caller. */
    public void replace(CityId city, GlCodes codes) {
        federation.sql("delete from gl_code where city = ?").param(city.value()).update();
        codes.byPurpose().forEach((purpose, code) -> add(city, purpose, null, code));
        codes.byService().forEach((offer, code) -> add(city, GlPurpose.REVENUE, offer, code));
    }

    private void add(CityId city, GlPurpose purpose, @Nullable OfferId offer, String code) {
        federation
                .sql(
                        "insert into gl_code (city, purpose, offer, code, changed_at) values (:city, :purpose, :offer, :code, now())")
                .param("city", city.value())
                .param("purpose", purpose.name())
                .param("offer", offer == null ? null : offer.value(), Types.OTHER)
                .param("code", code)
                .update();
    }
}
