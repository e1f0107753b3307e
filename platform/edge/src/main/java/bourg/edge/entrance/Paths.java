package bourg.edge.entrance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** Reads a path that can mean only one thing to every server that will see it. */
final class Paths {
    private static final Pattern ENCODED =
            Pattern.compile("%(?:2f|5c|25|2e|3b|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    private Paths() {}

    static Optional<String> read(String raw) {
        if (!raw.startsWith("/") || ENCODED.matcher(raw).find()) return Optional.empty();
        try {
            return Optional.of(UriUtils.decode(raw, StandardCharsets.UTF_8)).filter(Paths::plain);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean plain(String path) {
        return !path.contains("//")
                && path.indexOf(';') < 0
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl)
                && !DOTS.matcher(path).find();
    }
}
