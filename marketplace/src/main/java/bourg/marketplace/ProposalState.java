package bourg.marketplace;

/** Where proposed terms stand: waiting for an answer, or how they ended. */
public enum ProposalState {
    OPEN,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    EXPIRED
}
