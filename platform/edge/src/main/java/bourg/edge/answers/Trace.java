package bourg.edge.answers;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of a request: taken over when it is well formed, otherwise made here. */
public record Trace(String traceId, String spanId) {
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Trace continued(@Nullable String traceparent) {
        var given = traceparent == null ? null : TRACEPARENT.matcher(traceparent);
        var traceId = given != null && given.matches() ? given.group(1) : random(16);
        return new Trace(traceId, random(8));
    }

    /** The header for the server behind: the same trace, the edge as parent. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
