package bourg.tenants.arriving;

import bourg.tenants.City;
import bourg.tenants.CityArrival;
import bourg.tenants.FieldError;
import bourg.tenants.Identities;
import bourg.tenants.JobId;
import bourg.tenants.ProvisioningStep;
import bourg.tenants.Undone;
import bourg.tenants.leaving.Manifest;
import bourg.tenants.routing.CityArrivals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of an arrival: those of an opening that make place for a city, filled from its archive.
 * What was made is undone by the steps of an opening.
 */
@Component
class ArrivalSteps {
    private final CityArrivals places;
    private final RowLoading loading;
    private final Identities identities;
    private final Opening opening;
    private final ObjectProvider<ProvisioningStep> others;

    ArrivalSteps(
            CityArrivals places,
            RowLoading loading,
            Identities identities,
            Opening opening,
            ObjectProvider<ProvisioningStep> others) {
        this.places = places;
        this.loading = loading;
        this.identities = identities;
        this.opening = opening;
        this.others = others;
    }

    /** The archive that is being brought in. */
    record Arrival(
            JobId job,
            GivenArchive archive,
            Manifest manifest,
            ArrivingCity city,
            ArrivalProgress progress) {}

    List<ProvisioningStep> of(Arrival arrival) {
        List<ProvisioningStep> steps = new ArrayList<>();
        steps.add(step("placement", 10, city -> places.place(city, arrival.city().region())));
        steps.add(
                step(
                        "schema",
                        20,
                        city -> places.create(city.id(), arrival.manifest().migrations())));
        steps.add(
                step(
                        "rows",
                        22,
                        city ->
                                loading.load(
                                        city.id(),
                                        arrival.archive(),
                                        arrival.manifest(),
                                        arrival.progress())));
        steps.add(step("migrations", 24, city -> places.migrate(city.id())));
        steps.add(step("identity", 30, city -> admit(city, arrival)));
        others.stream().filter(ProvisioningStep::isForArrivals).forEach(steps::add);
        steps.add(step("history", 60, city -> opening.open(city, arrival)));
        steps.sort(Comparator.comparingInt(ProvisioningStep::order));
        return steps;
    }

    private void admit(City city, Arrival arrival) {
        identities.openCity(city);
        new CityReading(arrival.archive(), arrival.manifest())
                .eachAccount(account -> identities.admit(city, account));
    }

    /** The last step, and the only one that others see: all of it in one transaction. */
    @Component
    static class Opening {
        private final History history;
        private final StoredArchives archives;
        private final ObjectProvider<CityArrival> arrivals;
        private final TransactionTemplate inFederation;

        Opening(
                History history,
                StoredArchives archives,
                ObjectProvider<CityArrival> arrivals,
                @Qualifier("federationTransactions") PlatformTransactionManager transactions) {
            this.history = history;
            this.archives = archives;
            this.arrivals = arrivals;
            this.inFederation = new TransactionTemplate(transactions);
        }

        void open(City city, Arrival arrival) {
            var rows = new ArchiveRows(arrival.archive(), arrival.manifest());
            inFederation.executeWithoutResult(_ -> {
                if (history.isWaiting(city.id())) {
                    List<FieldError> notes = new ArrayList<>();
                    arrivals.orderedStream().forEach(each -> notes.addAll(each.bring(city, rows)));
                    history.keep(city, rows.parts(), rows);
                    history.open(city.id(), arrival.city().standing());
                    archives.note(arrival.job(), notes);
                }
            });
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(City city) throws Exception;
    }

    private static ProvisioningStep step(String name, int order, Work work) {
        return new Step(name, order, work);
    }

    private record Step(String name, int order, Work work) implements ProvisioningStep {
        @Override
        public void run(City city) {
            try {
                work.on(city);
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException("The step " + name + " could not be done", failure);
            }
        }

        /** The step of an opening with this name undoes it. */
        @Override
        public List<Undone> undo(City city) {
            return List.of();
        }
    }
}
