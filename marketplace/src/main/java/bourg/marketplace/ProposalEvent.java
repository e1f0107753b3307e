package bourg.marketplace;

import bourg.tenants.CityEvent;

/** Something happened to proposed terms of which the other side is told. */
public record ProposalEvent(ProposalId proposal, ProposalState now) implements CityEvent {}
