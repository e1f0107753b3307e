package bourg.edge.entrance;

import bourg.edge.entrance.Arrival.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the one host a request asks for, and nothing from a request that is ambiguous about it. */
final class Hosts {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST =
            Pattern.compile("(" + LABEL + "(?:\\." + LABEL + ")*)(?::([0-9]{1,5}))?");
    private static final Pattern ABSOLUTE =
            Pattern.compile("[a-z][a-z0-9+.-]*://([^/?#]*).*", Pattern.CASE_INSENSITIVE);

    private Hosts() {}

    /**
     * The host of a request line and its Host headers: one header, a plain name without a trailing
     * dot, and, in a request line with a whole address, the same name again.
     */
    static Optional<Address> read(String target, @Nullable List<String> headers) {
        if (headers == null || headers.size() != 1) return Optional.empty();
        var address = parse(headers.getFirst());
        if (target.startsWith("/")) return address;
        var absolute = ABSOLUTE.matcher(target);
        if (!absolute.matches()) return Optional.empty();
        return address.filter(one -> Optional.of(one).equals(parse(absolute.group(1))));
    }

    private static Optional<Address> parse(String text) {
        var matcher = HOST.matcher(text.toLowerCase(Locale.ROOT));
        if (text.length() > 260 || !matcher.matches()) return Optional.empty();
        var port = matcher.group(2);
        return Optional.of(new Address(matcher.group(1), port == null ? "" : port));
    }
}
