package bourg.marketplace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Unfinished forms of the bound city's citizens, kept 30 days under a secret key. */
@Component
public class Drafts {
    /**
     * Keeps the fields just as they were typed; the same key and service replace the earlier draft.
     */
    public void save(String key, AdoptionId service, Map<String, List<String>> fields) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<Map<String, List<String>>> find(String key, AdoptionId service) {
        throw new UnsupportedOperationException("not yet");
    }

    public void forget(String key, AdoptionId service) {
        throw new UnsupportedOperationException("not yet");
    }
}
