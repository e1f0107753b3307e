package bourg.app.pages;

/** Thrown by page controllers for what is not there, or is not the caller's: the 404 page. */
public final class NotHere extends RuntimeException {
    public NotHere() {
        super(null, null, false, false);
    }
}
