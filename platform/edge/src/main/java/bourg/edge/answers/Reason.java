package bourg.edge.answers;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why the edge answers by itself; the name in lower case is the problem's stable code. */
public enum Reason {
    BAD_HOST(HttpStatus.BAD_REQUEST),
    BAD_PATH(HttpStatus.BAD_REQUEST),
    INVALID_TOKEN(HttpStatus.UNAUTHORIZED),
    UNKNOWN_HOST(HttpStatus.NOT_FOUND),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    REQUEST_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),
    APP_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    IDENTITY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Reason(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
