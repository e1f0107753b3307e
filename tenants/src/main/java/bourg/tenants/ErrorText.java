package bourg.tenants;

import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;

/**
 * Makes a failure fit to be shown to an operator: short, without secrets and without anybody's
 * address.
 */
public final class ErrorText {
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|secret|token|authorization)[\"' ]*[=:]\\S+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>]+@[^\\s\"'<>]+");
    private static final int LONGEST = 300;

    private ErrorText() {}

    public static String of(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String text =
                root.getClass().getSimpleName()
                        + ": "
                        + String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
        String safe = ADDRESS.matcher(SECRET.matcher(text).replaceAll("$1=***")).replaceAll("***");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }
}
