package bourg.local.isolation;

import bourg.local.isolation.cast.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** A way to ask for what is another city's: what it does to a request, given what lures there. */
record Trick(String name, Way way, BiFunction<Ask, Lure, Ask> twist) {

    /** The families of tricks; the report counts probes by them. */
    enum Way {
        PLAIN,
        FORWARDED,
        HOST_FORM,
        PARAMETER,
        HEADER,
        COOKIE,
        METHOD,
        IDENTIFIER,
        BODY,
        KEY,
        CURSOR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the other city is called, the identifier asked for, and a cursor of its list. */
    record Lure(Side.Lures of, String id, String cursor) {}

    static final Trick PLAIN = new Trick("plain", Way.PLAIN, (ask, _) -> ask);

    Ask apply(Ask ask, Lure lure) {
        return twist.apply(ask, lure);
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Trick> all() {
        List<Trick> all = new ArrayList<>(List.of(PLAIN));
        for (String header :
                List.of(
                        "X-Forwarded-Host",
                        "X-Original-Host",
                        "X-Host",
                        "X-Forwarded-Server",
                        "X-HTTP-Host-Override")) {
            all.add(header(Way.FORWARDED, header, Side.Lures::host));
        }
        all.add(
                new Trick(
                        "Forwarded",
                        Way.FORWARDED,
                        (ask, lure) -> ask.with("Forwarded", "host=" + lure.of().host())));
        for (String header : List.of("X-Original-URL", "X-Rewrite-URL")) {
            all.add(
                    new Trick(
                            header, Way.FORWARDED, (ask, lure) -> ask.with(header, ask.target())));
        }
        for (String header : List.of("X-City", "X-Tenant", "X-Organization", "X-Bourg-City")) {
            all.add(header(Way.HEADER, header, Side.Lures::code));
        }
        for (String header : List.of("X-City-Id", "X-Tenant-Id", "X-TenantID")) {
            all.add(header(Way.HEADER, header, Side.Lures::cityId));
        }
        all.add(header(Way.HEADER, "X-City-Host", Side.Lures::host));
        all.addAll(hostForms());
        all.addAll(parameters());
        all.addAll(identifiers());
        all.addAll(bodies());
        return List.copyOf(all);
    }

    private static Trick header(
            Way way, String name, java.util.function.Function<Side.Lures, String> value) {
        return new Trick(name, way, (ask, lure) -> ask.with(name, value.apply(lure.of())));
    }

    /** The Host header in every form that might be read as the other city's. */
    private static List<Trick> hostForms() {
        return List.of(
                host("absolute-form", (ask, host) -> ask.at("http://" + host + ask.target())),
                host("host-upper-case", (ask, host) -> instead(ask, host.toUpperCase(Locale.ROOT))),
                host("host-trailing-dot", (ask, host) -> instead(ask, host + ".")),
                host("host-other-port", (ask, host) -> instead(ask, host + ":1")),
                host("host-twice", (ask, host) -> ask.with("Host", host)),
                host("host-list", (ask, host) -> instead(ask, ask.host() + "," + host)),
                host("host-user", (ask, host) -> instead(ask, ask.host() + "@" + host)));
    }

    private static Trick host(String name, BiFunction<Ask, String, Ask> twist) {
        return new Trick(name, Way.HOST_FORM, (ask, lure) -> twist.apply(ask, lure.of().host()));
    }

    private static Ask instead(Ask ask, String host) {
        return ask.instead("Host", host);
    }

    private static List<Trick> parameters() {
        return List.of(
                parameter("city", Side.Lures::code),
                parameter("city_id", Side.Lures::cityId),
                parameter("tenant", Side.Lures::code),
                parameter("host", Side.Lures::host),
                new Trick(
                        "their-session",
                        Way.COOKIE,
                        (ask, lure) -> ask.with("Cookie", lure.of().cookies())),
                new Trick(
                        "city-cookie",
                        Way.COOKIE,
                        (ask, lure) -> ask.with("Cookie", "city=" + lure.of().code())),
                new Trick(
                        "their-access-key",
                        Way.KEY,
                        (ask, lure) -> ask.instead("Order-Access-Key", lure.of().guestKey())),
                new Trick(
                        "their-cursor",
                        Way.CURSOR,
                        (ask, lure) -> ask.asking("cursor=" + lure.cursor())),
                new Trick(
                        "X-HTTP-Method-Override",
                        Way.METHOD,
                        (ask, _) -> ask.with("X-HTTP-Method-Override", "GET")),
                new Trick(
                        "X-HTTP-Method", Way.METHOD, (ask, _) -> ask.with("X-HTTP-Method", "PUT")),
                new Trick("_method", Way.METHOD, (ask, _) -> ask.asking("_method=GET")));
    }

    private static Trick parameter(
            String name, java.util.function.Function<Side.Lures, String> value) {
        return new Trick(
                "?" + name,
                Way.PARAMETER,
                (ask, lure) -> ask.asking(name + "=" + value.apply(lure.of())));
    }

    /** The identifier in the path, disguised. */
    private static List<Trick> identifiers() {
        return List.of(
                path("upper-case", id -> id.toUpperCase(Locale.ROOT)),
                path(
                        "percent-encoded",
                        id -> "%" + Integer.toHexString(id.charAt(0)) + id.substring(1)),
                path(
                        "twice-encoded",
                        id -> "%25" + Integer.toHexString(id.charAt(0)) + id.substring(1)),
                path("dot-segments", id -> "x/../" + id),
                path("encoded-dots", id -> "x%2f%2e%2e%2f" + id),
                path("dot", id -> "./" + id),
                path("matrix", id -> id + ";city=x"),
                path("null-byte", id -> id + "%00"),
                path("two-of-them", id -> id + "," + id),
                new Trick(
                        "trailing-slash", Way.IDENTIFIER, (ask, _) -> ask.at(ask.target() + "/")));
    }

    private static Trick path(String name, java.util.function.UnaryOperator<String> disguise) {
        return new Trick(
                name,
                Way.IDENTIFIER,
                (ask, lure) -> ask.at(ask.target().replace(lure.id(), disguise.apply(lure.id()))));
    }

    private static List<Trick> bodies() {
        return List.of(
                new Trick("array", Way.BODY, (ask, _) -> ask.saying("[" + ask.body() + "]")),
                new Trick(
                        "city-in-body",
                        Way.BODY,
                        (ask, lure) ->
                                ask.saying(
                                        ask.body()
                                                .replaceFirst(
                                                        "\\{",
                                                        "{\"city_id\":\""
                                                                + lure.of().cityId()
                                                                + "\","))));
    }
}
