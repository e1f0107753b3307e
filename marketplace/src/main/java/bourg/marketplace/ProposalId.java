package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names terms that a city or a partner proposed to the other. */
public record ProposalId(UUID value) implements Identifier {
    private static final String PREFIX = "prop";

    public static ProposalId next() {
        return new ProposalId(Identifiers.next());
    }

    public static Optional<ProposalId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(ProposalId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return Identifiers.text(PREFIX, value);
    }
}
