package bourg.tenants.audit;

import bourg.tenants.AuditVerdict;
import bourg.tenants.AuditVerdict.Fault;
import bourg.tenants.AuditVerdict.Tampering;
import bourg.tenants.AuditVerifier;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a trail from its first line to its last, a thousand lines at a time. */
@Component
class TrailWalk implements AuditVerifier {
    private static final int LINES = 1_000;

    private final Entries entries;
    private final Witnesses witnesses;

    TrailWalk(Entries entries, Witnesses witnesses) {
        this.entries = entries;
        this.witnesses = witnesses;
    }

    @Override
    public AuditVerdict verify(CityId city) {
        // Read first: lines that are added meanwhile only make the trail longer than its head.
        AuditVerdict.Head head = witnesses.of(city).orElse(null);
        return CurrentCity.call(city, () -> walk(city, head));
    }

    private AuditVerdict walk(CityId city, AuditVerdict.@Nullable Head head) {
        long sequence = 0;
        String hash = Link.START;
        for (List<Link> links = entries.after(0, LINES);
                !links.isEmpty();
                links = entries.after(sequence, LINES)) {
            for (Link link : links) {
                Optional<Tampering> fault = fault(city, sequence, hash, link);
                if (fault.isEmpty() && isRewritten(link, head)) {
                    fault = Optional.of(Tampering.REWRITTEN);
                }
                if (fault.isPresent()) {
                    return new AuditVerdict(
                            city, sequence, new Fault(fault.get(), sequence + 1), head);
                }
                sequence = link.entry().sequence();
                hash = link.hash();
            }
        }
        boolean cut = head != null && sequence < head.sequence();
        return new AuditVerdict(
                city, sequence, cut ? new Fault(Tampering.TRUNCATED, sequence + 1) : null, head);
    }

    private Optional<Tampering> fault(CityId city, long before, String hash, Link link) {
        if (link.entry().sequence() != before + 1) {
            return Optional.of(Tampering.DELETED);
        }
        if (!link.previous().equals(hash)) {
            return Optional.of(entries.isFollowed(hash) ? Tampering.REORDERED : Tampering.DELETED);
        }
        return link.isSound(city) ? Optional.empty() : Optional.of(Tampering.EDITED);
    }

    /** Sound in itself, but not what the control plane saw. */
    private static boolean isRewritten(Link link, AuditVerdict.@Nullable Head head) {
        return head != null
                && link.entry().sequence() == head.sequence()
                && !link.hash().equals(head.hash());
    }
}
