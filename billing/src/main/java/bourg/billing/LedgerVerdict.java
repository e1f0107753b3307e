package bourg.billing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of computing the ledger once more: what differs, and the end of its chain. */
public record LedgerVerdict(Instant at, List<Fault> faults, @Nullable Head head) {
    public LedgerVerdict {
        faults = List.copyOf(faults);
    }

    /** How the ledger differs from what its entries say. */
    public enum Kind {
        /** A posting or one of its entries is not as it was when it got its link. */
        POSTING_CHANGED,
        /** A posting has no link and does not wait for one. */
        POSTING_UNLINKED,
        /** The chain has a gap. */
        LINK_MISSING,
        /** A posting has no entries. */
        EMPTY,
        /** An entry has no posting, or no account of its currency. */
        ENTRY_LOOSE,
        /** The entries of a posting do not sum to zero. */
        UNBALANCED,
        /** An entry has another number or balance than the entries before it give. */
        LINE_WRONG,
        /** An account holds something else than the sum of its entries. */
        BALANCE_WRONG
    }

    /** One difference; the subject is a posting, an entry, an account or a number of the chain. */
    public record Fault(Kind kind, String subject) {}

    /**
     * The last link: whoever wrote it down once can tell later that nothing before it was changed.
     *
     * @param hash SHA-256 in hexadecimal
     */
    public record Head(long number, String hash) {}

    public boolean isSound() {
        return faults.isEmpty();
    }
}
