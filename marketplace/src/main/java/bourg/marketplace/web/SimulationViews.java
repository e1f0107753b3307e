package bourg.marketplace.web;

import bourg.marketplace.web.api.ShareParty;
import bourg.marketplace.web.api.Simulation;
import bourg.marketplace.web.api.SimulationRow;

/** Simulations in the contract's form. */
final class SimulationViews {
    private SimulationViews() {}

    static Simulation view(bourg.marketplace.Simulation simulation) {
        return new Simulation(
                Simulation.BasisEnum.valueOf(simulation.basis().name()),
                simulation.since(),
                simulation.orders(),
                simulation.shortOrders(),
                simulation.all(),
                simulation.rows().stream().map(SimulationViews::row).toList());
    }

    private static SimulationRow row(bourg.marketplace.Simulation.Row row) {
        return new SimulationRow(
                        ShareParty.valueOf(row.party().kind().name()),
                        Values.money(row.before()),
                        Values.money(row.after()),
                        Values.money(row.difference()))
                .partyId(row.party().id());
    }
}
