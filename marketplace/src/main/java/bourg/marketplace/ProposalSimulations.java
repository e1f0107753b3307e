package bourg.marketplace;

import bourg.tenants.Cities;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Computes what past sales of a service would have brought under proposed terms. */
@Component
public class ProposalSimulations {
    private final Simulations simulations;
    private final AdoptionRows adoptions;
    private final Cities cities;

    ProposalSimulations(Simulations simulations, AdoptionRows adoptions, Cities cities) {
        this.simulations = simulations;
        this.adoptions = adoptions;
        this.cities = cities;
    }

    /**
     * Of this service alone: what others of its category sold is not shown to the partner, so
     * without sales of its own there is nothing to compare.
     */
    public Optional<Simulation> of(Proposal proposal) {
        return adoptions
                .find(proposal.subject().adoption())
                .map(adoption ->
                        ofService(
                                simulations.of(
                                        cities.require(adoption.city()),
                                        adoption.offer(),
                                        proposal.terms())));
    }

    private static Simulation ofService(Simulation found) {
        return found.basis() == Simulation.Basis.CATEGORY
                ? new Simulation(Simulation.Basis.NONE, found.since(), 0, 0, true, List.of())
                : found;
    }
}
