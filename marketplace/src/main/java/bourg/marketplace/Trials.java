package bourg.marketplace;

import bourg.tenants.InCity;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One free trial of a service for each citizen and each e-mail address: whoever had it begins
 * without. It is forgotten with the subscription, so with the person.
 */
@Component
class Trials {
    private static final UUID NONE = new UUID(0, 0);

    private final EntityManager entities;

    Trials(EntityManager entities) {
        this.entities = entities;
    }

    /** Tells whether a trial of the service has ever begun for the citizen or the address. */
    @InCity(readOnly = true)
    public boolean wasHad(AdoptionId service, @Nullable String citizen, String email) {
        return count(service.value(), citizen, email, NONE) > 0;
    }

    /** Tells whether it has begun with another subscription since this one was ordered. */
    boolean wasHad(SubscriptionRow row) {
        return count(row.adoption, row.citizen, address(row), row.id) > 0;
    }

    private long count(UUID service, @Nullable String citizen, String email, UUID except) {
        return entities.createQuery(
                        "select count(s) from SubscriptionRow s, OrderRow o where o.id ="
                                + " s.firstOrder and s.adoption = :service and s.trialDays > 0 and"
                                + " s.anchor is not null and s.id <> :except and (s.citizen ="
                                + " :citizen or lower(o.contactEmail) = :email)",
                        Long.class)
                .setParameter("service", service)
                .setParameter("except", except)
                .setParameter("citizen", citizen == null ? "" : citizen)
                .setParameter("email", lower(email))
                .getSingleResult();
    }

    /** Whose trial of which service it is; the same for everybody who counts as the same. */
    String key(SubscriptionRow row) {
        String who =
                row.citizen == null ? "address:" + lower(address(row)) : "citizen:" + row.citizen;
        return AccessKeys.hash(row.adoption + "\n" + who);
    }

    private String address(SubscriptionRow row) {
        return entities.find(OrderRow.class, row.firstOrder).contactEmail;
    }

    private static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
