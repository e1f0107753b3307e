package bourg.tenants.audit;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditRestoration;
import bourg.tenants.AuditVerdict;
import bourg.tenants.AuditVerifier;
import bourg.tenants.BackupId;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A restored trail is shorter than the control plane saw. It is trusted again from a line that says
 * so, and what went is declared with the hash it ended in, so that it is neither hidden nor taken
 * for tampering.
 */
@Component
class Restorations implements AuditRestoration {
    private final Entries entries;
    private final AuditVerifier verifier;
    private final Gaps gaps;

    Restorations(Entries entries, AuditVerifier verifier, Gaps gaps) {
        this.entries = entries;
        this.verifier = verifier;
        this.gaps = gaps;
    }

    @Override
    public void begin(CityId city, BackupId wanted, BackupId keptIn) {
        AuditVerdict verdict = verifier.verify(city);
        gaps.open(city, wanted, keptIn, end(city, verdict), verdict.isIntact());
    }

    /** What the control plane saw counts for more than what is there. */
    private Gaps.End end(CityId city, AuditVerdict verdict) {
        Optional<Link> last = CurrentCity.call(city, entries::last);
        Gaps.End here =
                last.map(link -> new Gaps.End(link.entry().sequence(), link.hash()))
                        .orElseGet(() -> new Gaps.End(0, Link.START));
        AuditVerdict.Head head = verdict.head();
        return head != null && head.sequence() > here.sequence()
                ? new Gaps.End(head.sequence(), head.hash())
                : here;
    }

    @Override
    public void end(CityId city, BackupId wanted, BackupId keptIn) {
        long kept =
                CurrentCity.call(city, entries::last)
                        .map(link -> link.entry().sequence())
                        .orElse(0L);
        AuditAct act = AuditAct.on("city_restored", wanted);
        CurrentCity.run(city, () -> entries.add(List.of(act), Stamp.now(AuditActor.current())));
        Link line = CurrentCity.call(city, () -> entries.at(kept + 1)).orElseThrow();
        gaps.close(city, keptIn, kept, new Gaps.End(kept + 1, line.hash()));
    }
}
