package bourg.local.isolation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came back. */
record Answer(int status, List<String> headers, String body) {

    private static final Set<String> OF_THE_MOMENT =
            Set.of(
                    "date",
                    "trace-id",
                    "traceresponse",
                    "content-length",
                    "connection",
                    "keep-alive");

    /** What names the answer itself, or the moment in which it was made. */
    private static final Pattern INSTANCE = Pattern.compile("\"(instance|made_at)\":\"[^\"]*\",?");

    /** What grows while people look and ask, so also by the attack itself: how often they did. */
    private static final Pattern LOGGED =
            Pattern.compile(
                    "\\{[^{}\\[\\]]*\"kind\":\"(audit|repeated_requests)\"[^{}\\[\\]]*(\\[[^\\]]*])?[^{}\\[\\]]*}");

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");
    private static final Pattern CONTENT_IS_JSON =
            Pattern.compile("\\A\\s*[{\\[].*", Pattern.DOTALL);

    boolean succeeded() {
        return status / 100 == 2;
    }

    boolean failed() {
        return status >= 500;
    }

    /** Everything that is the same when nothing but the identifier is another. */
    String likeness(String identifier) {
        List<String> lasting =
                headers.stream()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .filter(line -> !OF_THE_MOMENT.contains(line.replaceFirst(":.*", "")))
                        .sorted()
                        .toList();
        String all = status + "\n" + String.join("\n", lasting) + "\n" + said();
        String tail = identifier.substring(identifier.indexOf('_') + 1);
        return tail.isEmpty() ? all : all.replaceAll("(?i)" + tail, "<id>");
    }

    /** What it tells, apart from its own name and the moment in which it was made. */
    String said() {
        String lasting = LOGGED.matcher(INSTANCE.matcher(body).replaceAll("")).replaceAll("");
        return sorted(lasting);
    }

    /** Faults are listed in no particular order. */
    private static String sorted(String problem) {
        return problem.startsWith("{\"type\"")
                ? Stream.of(problem.split("[{}\\[\\]]"))
                        .filter(part -> part.length() > 1)
                        .sorted()
                        .collect(Collectors.joining("\n"))
                : problem;
    }

    /** What tells it from the answer for nothing. */
    String unlike(Answer ofNothing, String identifier, String random) {
        List<String> ours = likeness(identifier).lines().toList();
        List<String> theirs = ofNothing.likeness(random).lines().toList();
        List<String> different = ours.stream().filter(line -> !theirs.contains(line)).toList();
        List<String> instead = theirs.stream().filter(line -> !ours.contains(line)).toList();
        return this + "; of nothing: " + ofNothing + "; " + different + " and not " + instead;
    }

    /** All that could give something away. */
    String everything() {
        return headers + "\n" + body;
    }

    boolean isReplay() {
        return headers.stream().anyMatch(each -> each.startsWith("Idempotent-Replayed"));
    }

    @Override
    public String toString() {
        var code = CODE.matcher(body);
        String words =
                code.find()
                        ? code.group(1)
                        : CONTENT_IS_JSON.matcher(body).matches() ? shortened() : "";
        return status + " " + words;
    }

    private String shortened() {
        return body.length() > 120 ? body.substring(0, 120) + "…" : body;
    }
}
