package bourg.tenants.rights;

import bourg.tenants.AuditEntry;
import bourg.tenants.AuditTrail;
import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who looked: told to the citizen by role, without naming those who work for the city. The lines
 * know a pseudonym only, and stay, or nothing could be proven any more.
 */
@Component
class AuditRecords implements PersonalRecords {
    private static final int MOST = 10_000;

    private final AuditTrail trail;

    AuditRecords(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public String kind() {
        return "audit";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit_entry", "erasure");
    }

    @Override
    public List<Map<String, Object>> of(String citizen) {
        return trail.list(AuditTrail.Filter.ofResident(citizen), null, MOST).items().stream()
                .map(AuditRecords::told)
                .toList();
    }

    private static Map<String, Object> told(AuditEntry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", entry.at().toString());
        line.put("who", entry.actor().kind().name().toLowerCase(java.util.Locale.ROOT));
        String role = entry.actor().role();
        if (role != null) {
            line.put("role", role);
        }
        line.put("what", entry.act().verb());
        line.put("on", entry.act().object());
        return line;
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        return List.of(Erasure.kept(kind(), of(citizen).size(), "accountability", null));
    }

    @Override
    public void erase(String citizen, Instant wished) {
        // Nothing: see the class.
    }
}
