package bourg.tenants.access;

import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose token was proven and fits the site that was asked. */
final class ActorAuthentication extends AbstractAuthenticationToken implements ActorSource {
    private final transient Actor actor;
    private final String subject;

    ActorAuthentication(Actor actor, String subject) {
        super(List.of());
        this.actor = actor;
        this.subject = subject;
        setAuthenticated(true);
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public Object getPrincipal() {
        return subject;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
