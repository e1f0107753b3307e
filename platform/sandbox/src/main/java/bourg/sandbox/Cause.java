package bourg.sandbox;

import org.jspecify.annotations.Nullable;

/** The request that an event came from; a hosted page has none. */
record Cause(@Nullable String requestId, @Nullable String idempotencyKey) {

    static final Cause HOSTED_PAGE = new Cause(null, null);
}
