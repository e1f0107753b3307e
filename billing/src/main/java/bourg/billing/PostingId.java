package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names one posting of the ledger. */
public record PostingId(UUID value) implements Identifier {
    private static final String PREFIX = "pstg";

    public static PostingId next() {
        return new PostingId(Identifiers.next());
    }

    public static Optional<PostingId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(PostingId::new);
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
