package bourg.app.access;

import bourg.tenants.Actor;
import bourg.tenants.ActorSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody signed in with a browser, as the actor that they are on this site. */
final class SignedInUser extends DefaultOidcUser implements ActorSource {
    private final transient Actor actor;

    SignedInUser(Actor actor, OidcIdToken token) {
        super(AuthorityUtils.createAuthorityList("SIGNED_IN"), token);
        this.actor = actor;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInUser user && super.equals(user) && actor.equals(user.actor);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
