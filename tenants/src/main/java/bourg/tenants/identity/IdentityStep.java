package bourg.tenants.identity;

import bourg.tenants.City;
import bourg.tenants.Identities;
import bourg.tenants.Person;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives a city its organization, its clients and its first administrator, whose name is then
 * forgotten here.
 */
@Component
class IdentityStep implements ProvisioningStep {
    private final JdbcClient federation;
    private final Identities identities;

    IdentityStep(@Qualifier("federation") JdbcClient federation, Identities identities) {
        this.federation = federation;
        this.identities = identities;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void run(City city) {
        firstAdmin(city)
                .ifPresent(admin -> {
                    identities.openCity(city, admin);
                    forget(city);
                });
    }

    @Override
    public List<Undone> undo(City city) {
        List<Undone> undone = identities.closeCity(city, firstAdmin(city));
        forget(city);
        return undone;
    }

    private Optional<Person> firstAdmin(City city) {
        return federation
                .sql("select email, given_name, family_name from first_admin where city = ?")
                .param(city.id().value())
                .query((row, _) ->
                        new Person(
                                row.getString("email"),
                                row.getString("given_name"),
                                row.getString("family_name")))
                .optional();
    }

    private void forget(City city) {
        federation.sql("delete from first_admin where city = ?").param(city.id().value()).update();
    }
}
