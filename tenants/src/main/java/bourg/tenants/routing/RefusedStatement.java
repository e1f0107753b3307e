package bourg.tenants.routing;

import org.jspecify.annotations.Nullable;

/** Thrown instead of sending what only an attack or a mistake of ours would send. */
final class RefusedStatement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedStatement(String what, @Nullable Throwable cause) {
        super("The fence refuses " + what, cause);
    }
}
