package bourg.local;

/** The platform cannot start, for a reason that a person can remove. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }
}
