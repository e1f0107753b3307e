package bourg.tenants;

/**
 * An authentication, or a principal of one, that knows its actor; the way a session or a token
 * reaches {@link CurrentActor}.
 */
public interface ActorSource {
    Actor actor();
}
