package bourg.tenants;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says which actor the claims of a proven token make at a site; the same for API tokens and for
 * browser sessions.
 */
@Component
public class ActorResolver {
    private final IdentityProvider provider;

    public ActorResolver(IdentityProvider provider) {
        this.provider = provider;
    }

    /**
     * Empty when the token was not issued for this site: its client must be one of the site's own.
     */
    public Optional<Actor> resolve(
            Site site, String issuer, String clientId, Map<String, Object> claims) {
        return new ClaimedActor(clientId, claims).at(site, issuer, provider);
    }
}
