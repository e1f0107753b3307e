package bourg.tenants.audit;

import bourg.tenants.AuditVerdict;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Copies the head of a city's trail to the control plane, unless the head that was copied before is
 * no longer part of the trail: then it stays, as the proof.
 */
@Component
class HeadCopy {
    private static final Logger LOG = LoggerFactory.getLogger(HeadCopy.class);

    private final Entries entries;
    private final Witnesses witnesses;

    HeadCopy(Entries entries, Witnesses witnesses) {
        this.entries = entries;
        this.witnesses = witnesses;
    }

    void copy(CityId city) {
        Optional<AuditVerdict.Head> known = witnesses.of(city);
        boolean broken =
                known.isPresent()
                        && CurrentCity.call(city, () -> entries.at(known.get().sequence()))
                                .filter(link -> link.hash().equals(known.get().hash()))
                                .isEmpty();
        if (broken) {
            if (witnesses.doubt(city, known.get())) {
                LOG.error("The audit trail of {} is not as it was: verify it", city);
            }
            return;
        }
        CurrentCity.call(city, entries::last).ifPresent(last -> advance(city, last));
    }

    private void advance(CityId city, Link last) {
        witnesses.advance(city, last.entry().sequence(), last.hash());
        CurrentCity.run(city, () -> entries.witnessed(last.entry().sequence()));
    }
}
