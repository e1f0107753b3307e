package bourg.tenants.trial;

import bourg.tenants.ApiClient;
import bourg.tenants.City;
import bourg.tenants.Identities;
import bourg.tenants.Person;
import bourg.tenants.StaffAccount;
import bourg.tenants.Undone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down what the identity provider would have been asked for. */
public class RecordedIdentities implements Identities {
    private final List<String> cities = new CopyOnWriteArrayList<>();
    private final Map<String, List<StaffAccount>> staff = new ConcurrentHashMap<>();
    private final List<String> partners = new CopyOnWriteArrayList<>();

    @Override
    public void openCity(City city, Person firstAdmin) {
        cities.add(city.code());
    }

    @Override
    public void openCity(City city) {
        cities.add(city.code());
    }

    @Override
    public void admit(City city, StaffAccount account) {
        hire(city, account);
    }

    @Override
    public List<Undone> closeCity(City city, Optional<Person> invited) {
        return List.of(Undone.deleted("organizations", cities.remove(city.code()) ? 1 : 0));
    }

    @Override
    public void eachStaff(City city, Consumer<StaffAccount> seen) {
        staff.getOrDefault(city.code(), List.of()).forEach(seen);
    }

    /** Lets a city have this account too. */
    public void hire(City city, StaffAccount account) {
        staff.computeIfAbsent(city.code(), _ -> new CopyOnWriteArrayList<>()).add(account);
    }

    @Override
    public void openPartner(String alias, String name, Person admin, Locale language) {
        partners.add(alias);
    }

    @Override
    public ApiClient issueApiClient(String partnerAlias) {
        return new ApiClient("partner-" + partnerAlias + "-trial", UUID.randomUUID().toString());
    }

    public List<String> cities() {
        return List.copyOf(cities);
    }

    public List<String> partners() {
        return List.copyOf(partners);
    }
}
