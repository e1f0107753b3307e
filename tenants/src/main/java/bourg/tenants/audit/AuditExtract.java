package bourg.tenants.audit;

import bourg.tenants.CityExtract;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How far the city's trail had come; read before the trail, which may be longer by then. */
@Component
@Order(0)
class AuditExtract implements CityExtract {
    @Override
    public List<Part> parts() {
        return List.of(
                new Part(
                        "audit_head",
                        "select city, sequence, hash, at, doubted_at from audit_head where city ="
                                + " :city"));
    }

    @Override
    public boolean comesFirst() {
        return true;
    }
}
