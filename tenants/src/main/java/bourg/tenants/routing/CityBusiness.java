package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityPlaces;
import bourg.tenants.CityState;
import bourg.tenants.InFederation;
import bourg.tenants.Job;
import bourg.tenants.Jobs;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps two pieces of work that exchange or carry away the rows of a city from meeting. Work that
 * only reads them holds the tables, see {@link CityRecords#reading}.
 */
@Component
class CityBusiness {
    private final JdbcClient federation;
    private final Jobs jobs;

    CityBusiness(@Qualifier("federation") JdbcClient federation, Jobs jobs) {
        this.federation = federation;
        this.jobs = jobs;
    }

    /** Whether such work may start; nobody else may be told so until the transaction ends. */
    @InFederation
    public boolean isFree(City city) {
        federation
                .sql("select id from city where id = ? for no key update")
                .param(city.id().value())
                .query(UUID.class)
                .optional();
        boolean open = city.state() == CityState.ACTIVE || city.state() == CityState.SUSPENDED;
        return open
                && jobs.underWay(city.id()).stream()
                        .map(Job::kind)
                        .noneMatch(Set.of(CityBackups.RESTORE, CityPlaces.MOVE)::contains);
    }
}
